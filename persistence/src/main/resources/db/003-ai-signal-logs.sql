--liquibase formatted sql

--changeset strikeiq:003-ai-signal-logs
--comment: Signals with their evidence. No foreign key to runs: a run's row that is refused must not take its signals along
create table ai_signal_logs (
    id            bigint generated always as identity primary key,
    timestamp     timestamptz      not null,
    symbol        text             not null,
    signal        text             not null,
    confidence    double precision check (confidence between 0 and 1),
    spot_price    double precision,
    metadata      jsonb            not null,
    engine        text             not null,
    direction     text             not null check (direction in ('NONE', 'UP', 'DOWN')),
    strength      double precision check (strength between 0 and 1),
    level         double precision,
    run_id        text             not null,
    tick_sequence bigint           not null,
    ordinal       integer          not null,
    journal_index bigint           not null,
    constraint ai_signal_logs_identity unique (run_id, tick_sequence, engine, ordinal)
);
create index ai_signal_logs_timestamp on ai_signal_logs (timestamp desc);
create index ai_signal_logs_symbol on ai_signal_logs (symbol, timestamp desc);
create index ai_signal_logs_engine on ai_signal_logs (engine, timestamp desc);
comment on column ai_signal_logs.timestamp is 'Event time';
comment on column ai_signal_logs.metadata is '{"evidence": [{"reason", "value", "contribution"}], "reasons": [reason]}';
--rollback drop table ai_signal_logs;
