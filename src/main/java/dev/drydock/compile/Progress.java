package dev.drydock.compile;

/** Hears how far a long piece of work is. Called from several threads. */
public interface Progress {

  /** Hears nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void start(String task, int steps) {}

        @Override
        public void step() {}

        @Override
        public void end() {}
      };

  /** A piece of work with a known number of steps begins. */
  void start(String task, int steps);

  /** One step is done. */
  void step();

  /** The work is over, well or badly. */
  void end();
}
