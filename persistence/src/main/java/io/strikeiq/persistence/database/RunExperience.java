package io.strikeiq.persistence.database;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The experience that runs of owners of partitions began with, where whoever goes on with one finds it. */
public final class RunExperience {
    private final Jdbi jdbi;

    public RunExperience(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A version of the experience.
     *
     * @param version its id
     * @param content the version with its lessons, as the desk packs it
     */
    public record Packed(String version, String content) {}

    /** What a run began with; empty for one that began with none. */
    public Optional<Packed> of(String runId) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select experience_version, content
                          from run_experience join experience_versions using (experience_version) where run_id = :run
                        """)
                .bind("run", runId)
                .map((row, context) -> new Packed(row.getString(1), row.getString(2)))
                .findOne());
    }

    /**
     * Names a version that is there as what a run begins with.
     *
     * @return false when it is not there
     */
    public boolean name(String runId, String version) {
        return jdbi.inTransaction(h -> {
            h.createUpdate("insert into run_experience (run_id, experience_version) select :run, experience_version"
                            + " from experience_versions where experience_version = :version on conflict do nothing")
                    .bind("run", runId)
                    .bind("version", version)
                    .execute();
            return h.createQuery("select count(*) from run_experience where run_id = :run")
                            .bind("run", runId)
                            .mapTo(Long.class)
                            .one()
                    > 0;
        });
    }

    /**
     * Stores what a run begins with, before anybody can go on with it, and forgets that of runs whose partitions others have
     * processed for a day.
     */
    public void store(String runId, Packed packed) {
        jdbi.useTransaction(h -> {
            h.createUpdate("insert into experience_versions (experience_version, content) values (:version, :content)"
                            + " on conflict (experience_version) do update set stored_at = now()")
                    .bind("version", packed.version())
                    .bind("content", packed.content())
                    .execute();
            h.createUpdate("insert into run_experience (run_id, experience_version) values (:run, :version)"
                            + " on conflict do nothing")
                    .bind("run", runId)
                    .bind("version", packed.version())
                    .execute();
            forget(h);
        });
    }

    private static void forget(Handle handle) {
        handle.execute("delete from run_experience where begun_at < now() - interval '1 day'"
                + " and run_id not in (select run_id from partition_owners)");
        handle.execute("delete from experience_versions where stored_at < now() - interval '1 day'"
                + " and experience_version not in (select experience_version from run_experience)");
    }
}
