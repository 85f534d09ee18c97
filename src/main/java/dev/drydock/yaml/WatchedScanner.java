package dev.drydock.yaml;

import dev.drydock.diag.Code;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.Token;

/** A scanner that tells of the tokens which the strict language does not have. */
final class WatchedScanner implements Scanner {

  /** Hears of a token that is refused. */
  interface Refusal {
    void refuse(Code code, Token token);
  }

  private final Scanner scanner;
  private final Refusal refusal;

  WatchedScanner(Scanner scanner, Refusal refusal) {
    this.scanner = scanner;
    this.refusal = refusal;
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    return scanner.checkToken(choices);
  }

  @Override
  public boolean checkToken(Token.ID choice) {
    return scanner.checkToken(choice);
  }

  @Override
  public Token peekToken() {
    return scanner.peekToken();
  }

  @Override
  public boolean hasNext() {
    return scanner.hasNext();
  }

  @Override
  public Token next() {
    Token token = scanner.next();
    switch (token.getTokenId()) {
      case Anchor, Alias -> refusal.refuse(Code.YAML_ANCHOR, token);
      case Tag -> refusal.refuse(Code.YAML_TAG, token);
      case Directive -> refusal.refuse(Code.YAML_DIRECTIVE, token);
      default -> {}
    }
    return token;
  }

  @Override
  public void resetDocumentIndex() {
    scanner.resetDocumentIndex();
  }
}
