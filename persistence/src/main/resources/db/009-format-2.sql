--liquibase formatted sql

--changeset strikeiq:009-epochs
--comment: A run that goes on after a restart does so in a new epoch, which is part of a signal's identity. Rows of 0.1 are of epoch 0
alter table runs add column epoch integer not null default 0;
alter table ai_signal_logs add column epoch integer not null default 0;
alter table market_snapshots add column epoch integer not null default 0;
alter table option_chain_snapshots add column epoch integer not null default 0;
alter table ai_signal_logs drop constraint ai_signal_logs_identity;
alter table ai_signal_logs add constraint ai_signal_logs_identity unique (run_id, epoch, tick_sequence, engine, ordinal);
comment on column runs.epoch is 'Of the last start';
--rollback alter table ai_signal_logs drop constraint ai_signal_logs_identity;
--rollback alter table ai_signal_logs add constraint ai_signal_logs_identity unique (run_id, tick_sequence, engine, ordinal);
--rollback alter table option_chain_snapshots drop column epoch;
--rollback alter table market_snapshots drop column epoch;
--rollback alter table ai_signal_logs drop column epoch;
--rollback alter table runs drop column epoch;

--changeset strikeiq:009-confidence-interval
--comment: What a confidence was learned from
alter table ai_signal_logs
    add column confidence_low double precision check (confidence_low between 0 and 1),
    add column confidence_high double precision check (confidence_high between 0 and 1),
    add column confidence_n double precision check (confidence_n >= 0);
comment on column ai_signal_logs.confidence_n is 'Outcomes by weight; 0 is a prior, null a row of 0.1';
--rollback alter table ai_signal_logs drop column confidence_low, drop column confidence_high, drop column confidence_n;

--changeset strikeiq:009-option-series
--comment: Two options of equal expiry, strike and right are two rows. Rolled back, the ordinary one of each pair stays
alter table option_chain_snapshots add column venue text not null default '', add column series text not null default '';
alter table option_chain_snapshots drop constraint option_chain_snapshots_pkey;
alter table option_chain_snapshots
    add constraint option_chain_snapshots_pkey
    primary key (run_id, symbol, timestamp, expiry, strike, option_right, venue, series);
comment on column option_chain_snapshots.series is 'AM or PM settlement, adjusted, or the coin of settlement; empty for the ordinary one';
--rollback delete from option_chain_snapshots a using option_chain_snapshots b where (a.run_id, a.symbol, a.timestamp, a.expiry, a.strike, a.option_right) = (b.run_id, b.symbol, b.timestamp, b.expiry, b.strike, b.option_right) and (a.venue, a.series) > (b.venue, b.series);
--rollback alter table option_chain_snapshots drop constraint option_chain_snapshots_pkey;
--rollback alter table option_chain_snapshots add constraint option_chain_snapshots_pkey primary key (run_id, symbol, timestamp, expiry, strike, option_right);
--rollback alter table option_chain_snapshots drop column venue, drop column series;

--changeset strikeiq:009-signal-outcomes
--comment: What became of each signal at each horizon
create table signal_outcomes (
    timestamp            timestamptz      not null,
    run_id               text             not null,
    epoch                integer          not null,
    tick_sequence        bigint           not null,
    engine               text             not null,
    ordinal              integer          not null,
    signal               text             not null,
    symbol               text             not null,
    horizon_seconds      double precision not null,
    scored_instrument_id integer          not null,
    rule_version         integer          not null,
    entry_time           timestamptz      not null,
    entry_price          double precision,
    exit_time            timestamptz      not null,
    exit_price           double precision,
    outcome              text             not null check (outcome in ('WIN', 'LOSS', 'TIMEOUT', 'UNRESOLVED')),
    both_barriers        boolean          not null,
    return_gross         double precision,
    return_net           double precision,
    mfe                  double precision,
    mae                  double precision,
    seconds_to_barrier   double precision,
    weight               double precision,
    flagged              boolean          not null,
    journal_index        bigint           not null,
    primary key (run_id, epoch, tick_sequence, engine, ordinal, horizon_seconds, rule_version)
);
create index signal_outcomes_timestamp on signal_outcomes (timestamp desc);
create index signal_outcomes_engine on signal_outcomes (engine, signal, timestamp desc);
comment on column signal_outcomes.timestamp is 'Event time at which it was decided';
comment on column signal_outcomes.tick_sequence is 'Of the signal; run, epoch, tick, engine and ordinal are its identity';
--rollback drop table signal_outcomes;
