--liquibase formatted sql

--changeset strikeiq:012-make-partitions splitStatements:false rollbackSplitStatements:false
--comment: Makes a partition beside the table and attaches it: who reads or dumps the table is not waited for, and does not wait
create function make_partition(parent text, partition text, since timestamptz, until timestamptz) returns void
language plpgsql set timezone = 'UTC' set lock_timeout = '5s' as $$
begin
    if to_regclass(partition) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext(partition));
    if to_regclass(partition) is not null then
        return;
    end if;
    -- What was there before the partitions is one of them, without a beginning.
    if exists (select from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = parent::regclass
                  and pg_get_expr(c.relpartbound, c.oid) like 'FOR VALUES FROM (MINVALUE)%'
                  and since < substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \(''([^'']+)')::timestamptz) then
        return;
    end if;
    execute format('create table %I (like %I including defaults including constraints)', partition, parent);
    execute format('alter table %I add constraint %I check (timestamp >= %L and timestamp < %L)',
        partition, partition || '_bounds', since, until);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, partition, since, until);
    execute format('alter table %I drop constraint %I', partition, partition || '_bounds');
end
$$;
create function make_partitions(day date) returns void language plpgsql as $$
declare
    month timestamp := date_trunc('month', day::timestamp);
    parent text;
begin
    perform make_option_chain_partition(day);
    foreach parent in array array['ai_signal_logs', 'market_snapshots', 'signal_outcomes'] loop
        perform make_partition(parent, parent || '_' || to_char(month, 'YYYYMM'),
            month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
    end loop;
end
$$;
create or replace function make_option_chain_partition(day date) returns void language plpgsql as $$
begin
    perform make_partition('option_chain_snapshots', 'option_chain_snapshots_' || to_char(day, 'YYYYMMDD'),
        day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
end
$$;
--rollback drop function make_partitions(date);
--rollback drop function make_partition(text, text, timestamptz, timestamptz);
--rollback create or replace function make_option_chain_partition(day date) returns void language plpgsql as $$
--rollback declare
--rollback     partition text := 'option_chain_snapshots_' || to_char(day, 'YYYYMMDD');
--rollback begin
--rollback     if to_regclass(partition) is null then
--rollback         perform pg_advisory_xact_lock(hashtext(partition));
--rollback         execute format(
--rollback             'create table if not exists %I partition of option_chain_snapshots for values from (%L) to (%L)',
--rollback             partition, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
--rollback     end if;
--rollback end
--rollback $$;

--changeset strikeiq:012-attach-first-partition splitStatements:false
--comment: Attaches a table as the oldest partition, up to the end of its last month; one without rows is dropped
create function attach_first_partition(parent text, partition text) returns void
language plpgsql set timezone = 'UTC' as $$
declare
    latest timestamptz;
begin
    execute format('select max(timestamp) from %I', partition) into latest;
    if latest is null then
        execute format('drop table %I', partition);
    else
        execute format('alter table %I attach partition %I for values from (minvalue) to (%L)',
            parent, partition, date_trunc('month', latest) + interval '1 month');
    end if;
end
$$;
--rollback drop function attach_first_partition(text, text);

--changeset strikeiq:012-signals-by-month
--comment: Signals in a partition for each month of event time; their public id is their identity as text
drop view structural_alerts;
alter table ai_signal_logs rename to ai_signal_logs_before;
alter table ai_signal_logs_before drop column id;
alter table ai_signal_logs_before drop constraint ai_signal_logs_identity;
alter table ai_signal_logs_before add constraint ai_signal_logs_before_pkey primary key (run_id, epoch, tick_sequence, engine, ordinal, timestamp);
alter index ai_signal_logs_timestamp rename to ai_signal_logs_before_timestamp;
alter index ai_signal_logs_symbol rename to ai_signal_logs_before_symbol;
alter index ai_signal_logs_engine rename to ai_signal_logs_before_engine;
alter index ai_signal_logs_structural rename to ai_signal_logs_before_structural;
create table ai_signal_logs (like ai_signal_logs_before including defaults including constraints including comments) partition by range (timestamp);
alter table ai_signal_logs add constraint ai_signal_logs_pkey primary key (run_id, epoch, tick_sequence, engine, ordinal, timestamp);
create index ai_signal_logs_timestamp on ai_signal_logs (timestamp desc);
create index ai_signal_logs_symbol on ai_signal_logs (symbol, timestamp desc);
create index ai_signal_logs_engine on ai_signal_logs (engine, timestamp desc);
create index ai_signal_logs_structural on ai_signal_logs (timestamp desc)
    where engine = 'structure' or signal in ('GAMMA_FLIP_CROSS', 'GAMMA_FLIP_SHIFT');
select attach_first_partition('ai_signal_logs', 'ai_signal_logs_before');
create view structural_alerts as
    select timestamp, symbol, signal as alert, strength, confidence, spot_price, level, metadata, engine, run_id,
           epoch, tick_sequence, ordinal, journal_index
      from ai_signal_logs
     where engine = 'structure' or signal in ('GAMMA_FLIP_CROSS', 'GAMMA_FLIP_SHIFT');
comment on view structural_alerts is 'Signals of the engine structure, and what zero gamma did; none has a direction';
--rollback drop view structural_alerts;
--rollback alter table ai_signal_logs rename to ai_signal_logs_parts;
--rollback create table ai_signal_logs (like ai_signal_logs_parts including defaults including constraints including comments);
--rollback insert into ai_signal_logs select * from ai_signal_logs_parts order by timestamp;
--rollback drop table ai_signal_logs_parts;
--rollback alter table ai_signal_logs add column id bigint generated always as identity primary key;
--rollback alter table ai_signal_logs add constraint ai_signal_logs_identity unique (run_id, epoch, tick_sequence, engine, ordinal);
--rollback create index ai_signal_logs_timestamp on ai_signal_logs (timestamp desc);
--rollback create index ai_signal_logs_symbol on ai_signal_logs (symbol, timestamp desc);
--rollback create index ai_signal_logs_engine on ai_signal_logs (engine, timestamp desc);
--rollback create index ai_signal_logs_structural on ai_signal_logs (timestamp desc) where engine = 'structure' or signal in ('GAMMA_FLIP_CROSS', 'GAMMA_FLIP_SHIFT');
--rollback create view structural_alerts as select id, timestamp, symbol, signal as alert, strength, confidence, spot_price, level, metadata, engine, run_id, epoch, tick_sequence, ordinal, journal_index from ai_signal_logs where engine = 'structure' or signal in ('GAMMA_FLIP_CROSS', 'GAMMA_FLIP_SHIFT');
--rollback comment on view structural_alerts is 'Signals of the engine structure, and what zero gamma did; none has a direction';

--changeset strikeiq:012-market-snapshots-by-month
--comment: Market snapshots in a partition for each month of event time
alter table market_snapshots rename to market_snapshots_before;
alter table market_snapshots_before rename constraint market_snapshots_pkey to market_snapshots_before_pkey;
alter index market_snapshots_symbol rename to market_snapshots_before_symbol;
create table market_snapshots (like market_snapshots_before including defaults including constraints including comments) partition by range (timestamp);
alter table market_snapshots add constraint market_snapshots_pkey primary key (run_id, symbol, timestamp);
create index market_snapshots_symbol on market_snapshots (symbol, timestamp desc);
select attach_first_partition('market_snapshots', 'market_snapshots_before');
--rollback alter table market_snapshots rename to market_snapshots_parts;
--rollback create table market_snapshots (like market_snapshots_parts including defaults including constraints including comments);
--rollback insert into market_snapshots select * from market_snapshots_parts;
--rollback drop table market_snapshots_parts;
--rollback alter table market_snapshots add constraint market_snapshots_pkey primary key (run_id, symbol, timestamp);
--rollback create index market_snapshots_symbol on market_snapshots (symbol, timestamp desc);

--changeset strikeiq:012-signal-outcomes-by-month
--comment: Outcomes in a partition for each month of event time
alter table signal_outcomes rename to signal_outcomes_before;
alter table signal_outcomes_before drop constraint signal_outcomes_pkey;
alter table signal_outcomes_before add constraint signal_outcomes_before_pkey primary key (run_id, epoch, tick_sequence, engine, ordinal, horizon_seconds, rule_version, timestamp);
alter index signal_outcomes_timestamp rename to signal_outcomes_before_timestamp;
alter index signal_outcomes_engine rename to signal_outcomes_before_engine;
create table signal_outcomes (like signal_outcomes_before including defaults including constraints including comments) partition by range (timestamp);
alter table signal_outcomes add constraint signal_outcomes_pkey primary key (run_id, epoch, tick_sequence, engine, ordinal, horizon_seconds, rule_version, timestamp);
create index signal_outcomes_timestamp on signal_outcomes (timestamp desc);
create index signal_outcomes_engine on signal_outcomes (engine, signal, timestamp desc);
select attach_first_partition('signal_outcomes', 'signal_outcomes_before');
--rollback alter table signal_outcomes rename to signal_outcomes_parts;
--rollback create table signal_outcomes (like signal_outcomes_parts including defaults including constraints including comments);
--rollback insert into signal_outcomes select * from signal_outcomes_parts;
--rollback drop table signal_outcomes_parts;
--rollback alter table signal_outcomes add constraint signal_outcomes_pkey primary key (run_id, epoch, tick_sequence, engine, ordinal, horizon_seconds, rule_version);
--rollback create index signal_outcomes_timestamp on signal_outcomes (timestamp desc);
--rollback create index signal_outcomes_engine on signal_outcomes (engine, signal, timestamp desc);
