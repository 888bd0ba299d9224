using System.CommandLine;
using RecursiveLU.CommandLine.Files;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>completion SHELL: a script with which a shell completes the command line.</summary>
internal static class CompletionCommand
{
    /// <summary>Asks the program itself: it answers [suggest:PLACE] LINE with a word in each line. If it has none: files.</summary>
    private const string Bash = """
        _recursive_lu() {
            local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]}
            COMPREPLY=($(compgen -W "$(recursive-lu "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
        }
        complete -o default -o bashdefault -F _recursive_lu recursive-lu

        """;

    private const string Zsh = """
        #compdef recursive-lu
        _recursive_lu() {
            local -a words_found
            words_found=("${(@f)$(recursive-lu "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            compadd -a words_found
            _files
        }
        compdef _recursive_lu recursive-lu

        """;

    private const string Fish = """
        complete -c recursive-lu -a '(recursive-lu "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'

        """;

    private static readonly Argument<string> s_shell = new("shell") { Description = "bash, zsh or fish" };

    static CompletionCommand() => s_shell.AcceptOnlyFromAmong("bash", "zsh", "fish");

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        const string Description = "Print a script that completes command lines: source <(recursive-lu completion bash)";
        var command = new Command("completion", Description) { s_shell };
        command.SetAction(line =>
        {
            OutputFile.WriteText(line.GetRequiredValue(s_shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => Fish,
            });
            return ExitCode.Success;
        });
        return command;
    }
}
