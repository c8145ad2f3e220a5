using ChatAssist.Chat;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. WeCom reports a lost file as 200 with JSON: that must never be stored as evidence.</summary>
public sealed class MediaTests : IAsyncLifetime
{
    private readonly string _database = WeComRig.NewDatabase();
    private ScriptedWeCom _wecom = null!;
    private WeComRig _rig = null!;

    public async Task InitializeAsync()
    {
        _wecom = await ScriptedWeCom.StartAsync();
        _rig = new WeComRig(_wecom.Address, _database, settings: s => s["WeCom:MediaTimeout"] = "00:00:00.500");
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _wecom.DisposeAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(_database);
    }

    private static Func<HttpContext, Task> File_(string contentType, byte[] bytes, string? disposition) => async c =>
    {
        c.Response.ContentType = contentType;
        if (disposition is not null)
        {
            c.Response.Headers.ContentDisposition = disposition;
        }

        await c.Response.Body.WriteAsync(bytes);
    };

    private async Task<byte[]> ReadAsync(string id = "M1")
    {
        await using var stream = await _rig.Channel.OpenMediaAsync(new MediaRef(id), CancellationToken.None);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    [Theory]
    [InlineData("image/jpeg", "attachment; filename=\"MEDIA_ID.jpg\"")]
    [InlineData("image/jpeg", null)]
    [InlineData("application/octet-stream", null)]
    [InlineData("application/json", "attachment; filename=\"sent-by-a-person.json\"")]
    public async Task A_file_comes_as_it_is(string contentType, string? disposition)
    {
        byte[] bytes = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];
        _wecom.On("media/get", File_(contentType, bytes, disposition));
        Assert.Equal(bytes, await ReadAsync("M/1+ 2"));
        Assert.Equal("M/1+ 2", _wecom.To("media/get").Single().Query["media_id"]);
    }

    [Theory]
    [InlineData(40007, true)]
    [InlineData(41006, true)]
    [InlineData(-1, false)]
    [InlineData(40001, false)]
    [InlineData(45009, false)]
    [InlineData(12345, false)]
    [InlineData(0, false)]
    public async Task An_error_in_json_is_no_file(int code, bool gone)
    {
        _wecom.On("media/get", code);
        var e = await Assert.ThrowsAsync<MediaUnavailableException>(() => ReadAsync());
        Assert.Equal(gone, e.Gone);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=UTF-8")]
    public async Task An_error_may_call_itself_text(string contentType)
    {
        _wecom.On("media/get", File_(contentType, """{"errcode":40007,"errmsg":"invalid media_id"}"""u8.ToArray(), null));
        Assert.True((await Assert.ThrowsAsync<MediaUnavailableException>(() => ReadAsync())).Gone);
    }

    [Fact]
    public async Task A_dead_token_is_replaced_first()
    {
        _wecom.On("media/get", 40014).On("media/get", File_("image/png", [1, 2, 3], null));
        Assert.Equal([1, 2, 3], await ReadAsync());
    }

    [Fact]
    public async Task A_broken_server_is_not_gone()
    {
        _wecom.On("media/get", c =>
        {
            c.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        Assert.False((await Assert.ThrowsAsync<MediaUnavailableException>(() => ReadAsync())).Gone);
    }

    [Fact]
    public async Task A_download_cut_short_is_an_error_not_a_short_file()
    {
        _wecom.On("media/get", async c =>
        {
            c.Response.ContentType = "image/jpeg";
            c.Response.ContentLength = 1000;
            await c.Response.Body.WriteAsync(new byte[500]);
            await c.Response.Body.FlushAsync();
            c.Abort();
        });

        // The reset may overtake the headers: then the file could not be opened, and is not gone.
        var e = await Record.ExceptionAsync(() => ReadAsync());
        Assert.True(e is IOException or MediaUnavailableException { Gone: false }, $"{e}");
    }

    [Fact]
    public async Task A_download_that_falls_silent_ends()
    {
        _wecom.On("media/get", async c =>
        {
            c.Response.ContentType = "image/jpeg";
            await c.Response.Body.WriteAsync(new byte[500]);
            await c.Response.Body.FlushAsync();
            await Task.Delay(10_000, c.RequestAborted);
        });

        // A client that reads the file whole before it hands it on says the same by its own exception.
        var e = await Record.ExceptionAsync(() => ReadAsync());
        Assert.True(e is IOException or MediaUnavailableException { Gone: false }, $"{e}");
    }
}
