package io.strikeiq.persistence.database;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes {@code formula_experience}. */
public final class ExperienceRepository {
    private static final String INSERT =
            "insert into formula_experience (experience_version, venue, symbol, engine, signal, iv_regime, gamma_regime,"
                    + " horizon_seconds, tests, wins, losses, timeouts, success_rate, adjusted_confidence, low, high,"
                    + " last_update) values (:version, :venue, :symbol, :engine, :signal, :iv, :gamma, :horizon, :tests, :wins,"
                    + " :losses, :timeouts, :rate, :confidence, :low, :high, :last) on conflict do nothing";

    private final Jdbi jdbi;

    public ExperienceRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Stores rows in one transaction; a version that is there already is left as it is.
     *
     * @param deleted versions whose rows go; those of other desks with the same database stay
     */
    public void store(List<StoredExperience> rows, Set<String> deleted) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            for (StoredExperience row : rows) {
                batch.bind("version", row.version())
                        .bind("venue", row.venue())
                        .bind("symbol", row.symbol())
                        .bind("engine", row.engine())
                        .bind("signal", row.signal())
                        .bind("iv", row.ivRegime())
                        .bind("gamma", row.gammaRegime())
                        .bind("horizon", row.horizonSeconds())
                        .bind("tests", row.tests())
                        .bind("wins", row.wins())
                        .bind("losses", row.losses())
                        .bind("timeouts", row.timeouts())
                        .bind("rate", row.tests() == 0 ? null : (double) row.wins() / row.tests())
                        .bind("confidence", known(row.confidence()))
                        .bind("low", known(row.low()))
                        .bind("high", known(row.high()))
                        .bind("last", row.lastUpdate().atOffset(ZoneOffset.UTC))
                        .add();
            }
            batch.execute();
            if (!deleted.isEmpty()) {
                handle.createUpdate("delete from formula_experience where experience_version in (<deleted>)")
                        .bindList("deleted", List.copyOf(deleted))
                        .execute();
            }
        });
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
