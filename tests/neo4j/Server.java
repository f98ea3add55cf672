import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

/**
 * A real Neo4j on 127.0.0.1: java -cp 'lib/*' Server.java DIRECTORY BOLT_PORT HTTP_PORT [PASSWORD]
 * Port 0 takes a free one. With a PASSWORD, user neo4j has to give it; without, nobody has to.
 * Prints "ready BOLT_URI HTTP_URI" and serves until it is terminated or its standard input ends,
 * so that it never outlives what started it.
 */
public class Server {
    public static void main(String[] args) throws IOException {
        boolean secured = args.length > 3;
        var builder = Neo4jBuilders.newInProcessBuilder(Path.of(args[0]))
            .withConfig(GraphDatabaseSettings.auth_enabled, secured)
            .withConfig(BoltConnector.enabled, true)
            .withConfig(BoltConnector.listen_address, local(args[1]))
            .withConfig(HttpConnector.enabled, true)
            .withConfig(HttpConnector.listen_address, local(args[2]));
        try (Neo4j server = builder.build()) {
            if (secured) {
                server.databaseManagementService().database("system").executeTransactionally(
                    "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", args[3]));
            }
            System.out.println("ready " + server.boltURI() + " " + server.httpURI());
            System.out.flush();
            while (System.in.read() >= 0) { }
        }
    }

    private static SocketAddress local(String port) {
        return new SocketAddress("127.0.0.1", Integer.parseInt(port));
    }
}
