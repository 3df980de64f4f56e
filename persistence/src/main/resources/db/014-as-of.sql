--liquibase formatted sql

--changeset strikeiq:014-venue-greeks
--comment: What the venue says of an option beside what is our own
alter table option_chain_snapshots
    add column venue_iv double precision,
    add column venue_delta double precision,
    add column venue_gamma double precision;
comment on column option_chain_snapshots.venue_iv is 'Implied volatility as the venue publishes it, annualised fraction';
comment on column option_chain_snapshots.venue_delta is 'As the venue publishes it, per unit of the underlying';
comment on column option_chain_snapshots.venue_gamma is 'As the venue publishes it, per unit of the underlying, squared';
comment on column option_chain_snapshots.sigma is 'Our own implied volatility, annualised fraction; call and put of a strike share the one of the side that is out of the money';
--rollback comment on column option_chain_snapshots.sigma is 'Implied volatility, annualised fraction';
--rollback alter table option_chain_snapshots drop column venue_iv, drop column venue_delta, drop column venue_gamma;

--changeset strikeiq:014-as-of splitStatements:false
--comment: Rows stand only at minutes at which ticks came, so that a join by time misses; these give the last ones at or before a time
create function market_at(underlying text, moment timestamptz, run text default null, lookback interval default '1 day')
returns setof market_snapshots language sql stable set search_path from current as $$
    select * from market_snapshots
     where symbol = underlying and timestamp <= moment and timestamp > moment - lookback
       and (run is null or run_id = run)
     order by timestamp desc, run_id desc limit 1
$$;
comment on function market_at is 'The last snapshot of all metrics of an underlying at or before a time, not older than the lookback; of the newest run without one named';
create function chain_at(underlying text, moment timestamptz, run text default null, lookback interval default '1 day')
returns setof option_chain_snapshots language sql stable set search_path from current as $$
    select * from option_chain_snapshots
     where symbol = underlying and timestamp <= moment and timestamp > moment - lookback
       and (timestamp, run_id) = (
           select timestamp, run_id from option_chain_snapshots
            where symbol = underlying and timestamp <= moment and timestamp > moment - lookback
              and (run is null or run_id = run)
            order by timestamp desc, run_id desc limit 1)
     order by expiry, series, strike, option_right
$$;
comment on function chain_at is 'The options of an underlying as of a time: those of the last snapshot at or before it, not older than the lookback; of the newest run without one named';
--rollback drop function chain_at(text, timestamptz, text, interval);
--rollback drop function market_at(text, timestamptz, text, interval);
