--liquibase formatted sql

--changeset strikeiq:010-structural-alerts
--comment: What has changed about the day itself, under a name of its own; a move of zero gamma over spot is one of them
drop index ai_signal_logs_alerts;
drop view alerts;
create view structural_alerts as
    select id, timestamp, symbol, signal as alert, strength, confidence, spot_price, level, metadata, engine, run_id,
           epoch, tick_sequence, ordinal, journal_index
      from ai_signal_logs
     where engine = 'structure' or signal in ('GAMMA_FLIP_CROSS', 'GAMMA_FLIP_SHIFT');
create index ai_signal_logs_structural on ai_signal_logs (timestamp desc)
    where engine = 'structure' or signal in ('GAMMA_FLIP_CROSS', 'GAMMA_FLIP_SHIFT');
comment on view structural_alerts is 'Signals of the engine structure, and what zero gamma did; none has a direction';
--rollback drop index ai_signal_logs_structural; drop view structural_alerts;
--rollback create view alerts as select id, timestamp, symbol, signal as alert, strength, confidence, spot_price, level, metadata, engine, run_id, tick_sequence, ordinal, journal_index from ai_signal_logs where engine = 'structure' or signal = 'GAMMA_FLIP_CROSS';
--rollback create index ai_signal_logs_alerts on ai_signal_logs (timestamp desc) where engine = 'structure' or signal = 'GAMMA_FLIP_CROSS';
--rollback comment on view alerts is 'Signals of the engine structure, and the cross of zero gamma; none has a direction';

--changeset strikeiq:010-alerts
--comment: What rules of the config raised, each with where it was delivered
create table alerts (
    id            text primary key,
    timestamp     timestamptz not null,
    rule          text        not null,
    symbol        text        not null,
    condition     text        not null,
    severity      text        not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
    message       text        not null,
    run_id        text        not null,
    epoch         integer     not null,
    tick_sequence bigint      not null,
    engine        text,
    ordinal       integer,
    metadata      jsonb       not null default '{}',
    delivered_at  jsonb       not null default '{}'
);
create index alerts_timestamp on alerts (timestamp desc);
create index alerts_symbol on alerts (symbol, timestamp desc);
comment on table alerts is 'Alerts raised by the rules of the config';
comment on column alerts.id is 'By which a receiver knows what it has had before';
comment on column alerts.timestamp is 'Event time';
comment on column alerts.rule is 'Name of the rule in the config';
comment on column alerts.symbol is 'Underlying, empty when it concerns none';
comment on column alerts.condition is 'The signal that raised it, or the condition of a price or of an absence in words';
comment on column alerts.severity is 'INFO, WARNING or CRITICAL';
comment on column alerts.message is 'As it was delivered';
comment on column alerts.run_id is 'Run; with epoch and tick, engine and ordinal the identity of the signal that raised it';
comment on column alerts.epoch is 'Epoch of the run in which the tick was first processed';
comment on column alerts.tick_sequence is 'Number of the tick in the run''s tick journal';
comment on column alerts.engine is 'Engine of the signal; null when no signal raised it';
comment on column alerts.ordinal is 'Ordinal of the signal; null when no signal raised it';
comment on column alerts.metadata is 'Figures that the condition was checked with';
comment on column alerts.delivered_at is '{"target": time}; a target that has not had it is not there';
--rollback drop table alerts;
