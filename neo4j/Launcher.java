import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Runs one Neo4j until standard input ends, also while it starts: a parent that was killed never leaves a database
 * behind. Arguments: lock file (holds the process id), home folder, configuration file, how many milliseconds to wait for
 * the lock. Says on standard output "waiting" (another process has the lock), then "in-use" or "locked"; waits for one
 * byte, so that the parent writes the configuration under the lock; then says "ready PORT". It is run from a jar, because
 * Java archives no other classes.
 */
public final class Launcher {
  /** A field, since the lock ends with its channel, and Java closes a channel that nothing refers to. */
  private static FileChannel lockFile;

  public static void main(String[] args) {
    try {
      var configured = new CountDownLatch(1);
      var parent = new Thread(() -> {
        try {
          while (System.in.read() >= 0) configured.countDown();
        } catch (IOException ended) {
          // As at its end.
        }
        System.exit(0);
      });
      parent.start();
      lockFile = FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      long deadline = System.currentTimeMillis() + Long.parseLong(args[3]);
      for (boolean first = true; lockFile.tryLock() == null; first = false) {
        if (first) System.out.println("waiting");
        if (System.currentTimeMillis() > deadline) {
          System.out.println("in-use");
          System.exit(1);
        }
        Thread.sleep(100);
      }
      lockFile.truncate(0).write(ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes()));
      System.out.println("locked");
      configured.await();

      var neo4j = new DatabaseManagementServiceBuilder(Path.of(args[1])).loadPropertiesFromFile(Path.of(args[2])).build();
      Runtime.getRuntime().addShutdownHook(new Thread(neo4j::shutdown));
      var ports = ((GraphDatabaseAPI) neo4j.database("system")).getDependencyResolver()
          .resolveDependency(ConnectorPortRegister.class);
      System.out.println("ready " + ports.getLocalAddress(ConnectorType.BOLT).getPort());
    } catch (Throwable fault) {
      fault.printStackTrace();
      System.exit(1); // Neo4j's threads would keep a failed start alive.
    }
  }
}
