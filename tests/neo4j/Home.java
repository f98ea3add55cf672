import java.io.IOException;
import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j on 127.0.0.1 with the data that NEO4J_HOME has: java -cp 'lib/*' Home.java NEO4J_HOME [PORT [BYTES]]
 * BYTES is how much memory all transactions together may take.
 * Nobody has to give a password. Prints "ready BOLT_URI" and serves until its standard input ends.
 */
public class Home {
    public static void main(String[] args) throws IOException {
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        long memory = args.length > 2 ? Long.parseLong(args[2]) : 0;
        var service = new DatabaseManagementServiceBuilder(Path.of(args[0]))
            .setConfig(GraphDatabaseSettings.memory_transaction_global_max_size, memory)
            .setConfig(GraphDatabaseSettings.auth_enabled, false)
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
            .build();
        try {
            var database = (GraphDatabaseAPI) service.database("neo4j");
            var ports = database.getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
            System.out.println("ready bolt://" + ports.getLocalAddress(ConnectorType.BOLT));
            System.out.flush();
            while (System.in.read() >= 0) { }
        } finally {
            service.shutdown();
        }
    }
}
