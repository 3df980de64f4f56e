--liquibase formatted sql

--changeset strikeiq:004-market-snapshots
--comment: All metrics of an underlying at each event-time minute; null is unknown
create table market_snapshots (
    timestamp           timestamptz not null,
    symbol              text        not null,
    run_id              text        not null,
    spot                double precision,
    vwap                double precision,
    realised_volatility double precision,
    forward             double precision,
    atm_sigma           double precision,
    expected_move       double precision,
    risk_reversal_25    double precision,
    pcr_oi              double precision,
    max_pain            double precision,
    net_gex             double precision,
    normalised_gex      double precision,
    zero_gamma          double precision,
    call_wall           double precision,
    put_wall            double precision,
    iv_percentile       double precision,
    metrics             jsonb       not null,
    tick_sequence       bigint      not null,
    journal_index       bigint      not null,
    primary key (run_id, symbol, timestamp)
);
create index market_snapshots_symbol on market_snapshots (symbol, timestamp desc);
--rollback drop table market_snapshots;
