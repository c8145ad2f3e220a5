using System.CommandLine;
using ChatAssist.Host;
using ChatAssist.Host.Commands;

OwnerOnly.Begin();
var root = new RootCommand("ChatAssist: a chat assistant on WeCom for township enforcement teams.")
{
    ServeCommand.Build(),
    CheckCommand.Build(),
    ImportCommand.Build(),
    ExportCommand.Build(),
    ChatCommand.Build(),
    DueCommand.Build(),
    AskCommand.Build(),
    GenerateCommand.Build(),
    SpeedCommand.Build(),
    EffortCommand.Build(),
    DocumentsCommand.Build(),
    CaseFileCommand.Build(),
    VerifyCommand.Build(),
    BackupCommand.Build(),
    RestoreCommand.Build(),
    RetentionCommand.Build(),
    SchemaCommand.Build(),
    OperatorPasswordCommand.Build(),
};
Common.AddTo(root);
root.SetAction(ServeCommand.RunAsync);

// What is being answered comes to its end when the program is stopped: the host's own patience (30 s) ends it, not the parser's 2 s.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(40) });
