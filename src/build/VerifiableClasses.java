import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives classes of Java 5 the stack maps of Java 6 (JVM specification, 4.10.1) and with them the version of Java 8. The
 * JVM's cache leaves older classes out: each start would read and verify them anew.
 *
 * <p>{@code java VerifiableClasses.java JAR PACKAGE} rewrites the classes of a package, such as {@code picocli/}, in
 * place. Names, order and times of the entries stay, so that the same jar gives the same bytes.
 */
class VerifiableClasses {
  private final ZipFile jar;
  private final String folder;
  private final ClassFile classes;

  VerifiableClasses(ZipFile jar, String folder) {
    this.jar = jar;
    this.folder = folder;
    this.classes =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::resource)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[0]);
    Path rewritten = path.resolveSibling(path.getFileName() + ".new");
    try (ZipFile jar = new ZipFile(path.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
      new VerifiableClasses(jar, arguments[1]).copy(out);
    }
    Files.move(rewritten, path, StandardCopyOption.REPLACE_EXISTING);
  }

  private void copy(ZipOutputStream out) throws IOException {
    for (ZipEntry entry : Collections.list(jar.entries())) {
      ZipEntry copy = new ZipEntry(entry.getName());
      copy.setTimeLocal(entry.getTimeLocal());
      out.putNextEntry(copy);
      try (InputStream in = jar.getInputStream(entry)) {
        write(entry.getName(), in.readAllBytes(), out);
      }
      out.closeEntry();
    }
  }

  private void write(String name, byte[] bytes, OutputStream out) throws IOException {
    boolean isOurs = name.startsWith(folder) && name.endsWith(".class");
    out.write(isOurs ? verifiable(bytes) : bytes);
  }

  private byte[] verifiable(byte[] bytes) {
    ClassModel model = classes.parse(bytes);
    if (model.majorVersion() > ClassFile.JAVA_5_VERSION) {
      return bytes;
    }
    ClassTransform newer =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            builder.with(element);
          }
        };
    return classes.transformClass(
        model, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(newer));
  }

  private InputStream resource(ClassDesc type) {
    String descriptor = type.descriptorString();
    ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
