package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.testing.BrokerTest;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything of the cluster reaches its brokers by the same settings; here by TLS and SCRAM. */
@LongTest
@BrokerTest
class SecuredBrokerTest {
    private static final String USER = "desk";
    private static final String PASSWORD = "a \"quoted\\ word";

    @TempDir
    static Path folder;

    private static TestBroker broker;

    @BeforeAll
    static void makeUser() throws InterruptedException, ExecutionException {
        broker = TestBroker.up();
        try (Admin admin = Admin.create(broker.brokers().admin())) {
            ScramCredentialInfo scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(USER, scram, PASSWORD)))
                    .all()
                    .get();
        }
    }

    private static Brokers as(boolean tls, Path truststore, String password) {
        return new Brokers(broker.secured(), tls, Optional.ofNullable(truststore), USER, password, TestBroker.PATIENCE);
    }

    private static String refusal(Brokers brokers) {
        OutputSettings settings = new OutputSettings(brokers, TestBroker.topic("refused"), 1, OutputFormat.JSON);
        String message = assertThrows(ClusterException.class, () -> OutputFollower.check(settings))
                .getMessage();
        assertFalse(message.contains(PASSWORD), message);
        return message;
    }

    @Test
    void shouldWriteAndReadWithTheRightCertificateAndPassword() {
        Brokers brokers = as(true, TestBroker.certificate(), PASSWORD);
        OutputSettings settings = new OutputSettings(brokers, TestBroker.topic("secured"), 1, OutputFormat.JSON);
        Path journal = folder.resolve("signals");
        TestRun.record(journal, 2_000);

        OutputFollower follower =
                OutputFollower.start(settings, journal, () -> Long.MAX_VALUE, () -> 0, "", () -> Instant.EPOCH);
        follower.close();

        assertNull(follower.failure());
        assertEquals(0, follower.retries());
        assertFalse(
                RecordsOf.all(brokers, settings.topic(OutputRecords.SIGNALS)).isEmpty());
    }

    @Test
    void shouldSayOnceWhoIsRefusedAndWhatToChange() throws IOException {
        String who = "the Kafka brokers at " + broker.secured() + " do not take user 'desk' (";
        String password = refusal(as(true, TestBroker.certificate(), "another"));
        assertTrue(password.startsWith(who) && password.endsWith("); change user and password"), password);

        String tls = "no encrypted connection to the Kafka brokers at " + broker.secured() + " (";
        String untrusted = refusal(as(true, null, PASSWORD));
        assertTrue(untrusted.startsWith(tls) && untrusted.endsWith("or tls"), untrusted);

        Path none = folder.resolve("none.pem");
        assertEquals("truststore " + none + ": no such file", refusal(as(true, none, PASSWORD)));
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        String unreadable = refusal(as(true, text, PASSWORD));
        assertTrue(unreadable.startsWith("truststore " + text + " "), unreadable);
    }
}
