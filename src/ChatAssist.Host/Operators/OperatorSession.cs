using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace ChatAssist.Host.Operators;

/// <summary>Lets the operator in and out. There is one, known by the password alone.</summary>
internal sealed class OperatorSession(OperatorPassword password, LoginBrake brake, ILogger<OperatorSession> log)
{
    /// <returns>Null where there were too many wrong passwords lately.</returns>
    public async Task<bool?> EnterAsync(HttpContext http, string given)
    {
        bool? entered = await brake.TryAsync(() => password.Is(given), http.RequestAborted);
        if (entered == true)
        {
            var operatorIdentity = new ClaimsIdentity([new Claim(ClaimTypes.Name, "operator")], OperatorAccess.Scheme);
            await http.SignInAsync(OperatorAccess.Scheme, new ClaimsPrincipal(operatorIdentity));
            log.LogInformation("The operator logged in from {Address}", http.Connection.RemoteIpAddress);
        }
        else
        {
            log.LogWarning(
                "A login as operator from {Address} was refused: {Why}",
                http.Connection.RemoteIpAddress, entered is null ? "too many tries" : "wrong password");
        }

        return entered;
    }

    public static Task LeaveAsync(HttpContext http) => http.SignOutAsync(OperatorAccess.Scheme);
}
