import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Removes the signatures of the jars in a folder. Java checks all of a signed jar again each time that a service file is
 * read from it, and archives none of its classes. Argument: the folder.
 */
public final class Unsign {
  public static void main(String[] args) throws Exception {
    try (var jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
      for (var jar : jars) {
        // A jar from which nothing is deleted is not written again.
        try (var files = FileSystems.newFileSystem(jar);
            var signatures = Files.newDirectoryStream(files.getPath("META-INF"), "*.{SF,RSA,DSA,EC}")) {
          for (var signature : signatures) Files.delete(signature);
        }
      }
    }
  }
}
