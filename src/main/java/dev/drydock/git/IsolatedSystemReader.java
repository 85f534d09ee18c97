package dev.drydock.git;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit may know of the machine: its kind of operating system and its clock for file times.
 * Configuration outside the repository, variables, zone, locale and host name stay out of reach.
 */
final class IsolatedSystemReader extends SystemReader {
  private static final IsolatedSystemReader ISOLATED =
      new IsolatedSystemReader(SystemReader.getInstance());

  private final SystemReader machine;

  private IsolatedSystemReader(SystemReader machine) {
    this.machine = machine;
  }

  /** Makes JGit use this reader in the whole process. */
  static synchronized void install() {
    if (SystemReader.getInstance() != ISOLATED) {
      SystemReader.setInstance(ISOLATED);
    }
  }

  @Override
  public String getHostname() {
    return "localhost";
  }

  @Override
  public @Nullable String getenv(String variable) {
    return null;
  }

  @Override
  public String getProperty(String key) {
    return machine.getProperty(key);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fileSystem) {
    return new FixedConfig(parent, fileSystem);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fileSystem) {
    return new FixedConfig(parent, fileSystem);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fileSystem) {
    return new FixedConfig(parent, fileSystem);
  }

  @Override
  @SuppressWarnings("deprecation") // abstract: there is no other way to answer
  public long getCurrentTime() {
    return machine.getCurrentTime();
  }

  @Override
  @SuppressWarnings("deprecation") // abstract: there is no other way to answer
  public int getTimezone(long when) {
    return 0;
  }

  @Override
  public ZoneId getTimeZoneId() {
    return ZoneOffset.UTC;
  }

  @Override
  @SuppressWarnings("deprecation") // callers of the old form must not see the machine's zone either
  public TimeZone getTimeZone() {
    return TimeZone.getTimeZone(ZoneOffset.UTC);
  }

  @Override
  public Locale getLocale() {
    return Locale.ROOT;
  }

  /**
   * A configuration without a file. It answers how exact file times are, since JGit would otherwise
   * find out by writing probe files into the repository.
   */
  private static final class FixedConfig extends FileBasedConfig {
    FixedConfig(Config parent, FS fileSystem) {
      super(parent, null, fileSystem);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      if (!section.equals("filesystem")) {
        return super.getString(section, subsection, name);
      }
      return switch (name) {
        case "timestampResolution" -> "10 milliseconds";
        case "minRacyThreshold" -> "20 milliseconds";
        default -> null;
      };
    }
  }
}
