--liquibase formatted sql

--changeset strikeiq:005-option-chain-snapshots
--comment: Options of every live expiry at each fifth event-time minute, one partition for each UTC day
create table option_chain_snapshots (
    timestamp     timestamptz      not null,
    symbol        text             not null,
    expiry        timestamptz      not null,
    strike        double precision not null,
    option_right  text             not null check (option_right in ('CALL', 'PUT')),
    instrument_id integer          not null,
    spot          double precision,
    forward       double precision,
    bid           double precision,
    ask           double precision,
    bid_size      double precision,
    ask_size      double precision,
    last          double precision,
    volume        double precision,
    open_interest double precision,
    sigma         double precision,
    delta         double precision,
    gamma         double precision,
    vega          double precision,
    theta         double precision,
    run_id        text             not null,
    tick_sequence bigint           not null,
    journal_index bigint           not null,
    primary key (run_id, symbol, timestamp, expiry, strike, option_right)
) partition by range (timestamp);
create index option_chain_snapshots_symbol on option_chain_snapshots (symbol, timestamp desc);
--rollback drop table option_chain_snapshots;

--changeset strikeiq:005-option-chain-partitions splitStatements:false
--comment: Makes the partition of a day. The batch writer calls it before the rows of a day and in their transaction
create function make_option_chain_partition(day date) returns void language plpgsql as $$
declare
    partition text := 'option_chain_snapshots_' || to_char(day, 'YYYYMMDD');
begin
    if to_regclass(partition) is null then
        perform pg_advisory_xact_lock(hashtext(partition));
        execute format(
            'create table if not exists %I partition of option_chain_snapshots for values from (%L) to (%L)',
            partition, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end if;
end
$$;
--rollback drop function make_option_chain_partition(date);
