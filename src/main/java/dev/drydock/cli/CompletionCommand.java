package dev.drydock.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code drydock completion}. */
@Command(
    name = "completion",
    description = "Prints a script by which a shell completes commands, options and their values.",
    footer = {
      "",
      "One script serves both shells: zsh reads it through its bashcompinit.",
      "",
      "Examples:",
      "  source <(drydock completion bash)                          for this shell",
      "  drydock completion bash > ~/.local/share/bash-completion/completions/drydock",
      "  echo 'source <(drydock completion zsh)' >> ~/.zshrc",
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class CompletionCommand implements Callable<Integer> {

  /** A shell that the script is for. */
  enum Shell {
    bash,
    zsh
  }

  @ParentCommand RootCommand root;

  @Parameters(index = "0", paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  Shell shell;

  @Override
  public Integer call() {
    root.session()
        .console()
        .out()
        .print(AutoComplete.bash("drydock", root.spec.commandLine()).replace("\r\n", "\n"));
    return ExitCode.FINE;
  }
}
