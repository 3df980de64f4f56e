package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@LongTest
@ExpectedLog(logger = "com.zaxxer.hikari")
class DatabaseConnectionTest {
    private static final String ISOLATION = "SHOW TRANSACTION ISOLATION LEVEL";

    @TempDir
    Path directory;

    private static int one(Database database) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select 1").mapTo(Integer.class).one());
    }

    @Test
    void shouldConnectAgainWhenTheServerDiedWhileThePoolAskedForItsDefaults(TestInfo test) throws Exception {
        try (TestServer server = TestServer.start(directory, 0);
                CuttingProxy proxy = new CuttingProxy(server.port(), ISOLATION, 1);
                Database database = Database.openPatiently(through(proxy, server))) {
            try {
                one(database);
            } catch (JdbiException e) {
                // The connection that was cut; the next is a new one.
            }
            assertEquals(0, proxy.cutsLeft(), "the pool must have asked");
            assertEquals(1, one(database));
        }
        FaultReport.survived(test, "connection cut while the pool is set up", 1, "the next connects");
    }

    @Test
    void shouldGiveUpACallThatTheServerHasNotAnsweredForAMinute() throws SQLException {
        try (TestServer server = TestServer.start(directory, 0);
                Database database = Database.open(server.settings())) {
            try (Connection pooled = database.dataSource().getConnection();
                    Connection patient = database.patientConnection()) {
                assertEquals(60_000, pooled.getNetworkTimeout());
                assertEquals(0, patient.getNetworkTimeout(), "what takes as long as it takes");
            }
        }
    }

    private static DatabaseSettings through(CuttingProxy proxy, TestServer server) {
        DatabaseSettings.External direct = (DatabaseSettings.External) server.settings();
        String url = direct.url().replace(":" + server.port() + "/", ":" + proxy.port() + "/");
        return DatabaseSettings.external(url, direct.user(), direct.password());
    }
}
