package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.cluster.ControlPlane;
import java.io.IOException;
import java.util.List;

/** What follows the rendered branch in a region, and how its objects tell how far they are. */
interface Engine {

  /** Returns the word that a Region writes. */
  String word();

  /** Returns the programs that it consists of here. */
  List<String> programs();

  /** Returns what of it is not the real program. */
  List<String> standIns();

  /**
   * Starts it as {@code docs/prerequisites.md} says, beside a control plane that serves its kinds.
   */
  void start(Scene scene, ControlPlane plane, GitRoute route)
      throws IOException, InterruptedException;

  /** Returns the path of its objects, one of which applies one unit. */
  String collection();

  /**
   * Returns what is not in order with one of them; empty if it has applied a commit and all it
   * applied is healthy.
   */
  String pending(JsonNode object, String commit);

  /** Returns how many objects one of them has applied. */
  int applied(JsonNode object);

  /** Returns the message with which it refused what it should apply, empty if it did not. */
  String refusal(JsonNode object);

  /**
   * Returns the patch that stops one of them, or lets it go on, as an administrator does who looks
   * into something.
   */
  ObjectNode pause(boolean paused);
}
