--liquibase formatted sql

--changeset strikeiq:001-runs
--comment: One row for each pass of ticks through the engines
create table runs (
    id          text primary key,
    source      text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    ticks       bigint      not null default 0,
    signals     bigint      not null default 0,
    state_hash  text,
    signal_hash text
);
comment on column runs.finished_at is 'Null while the run goes on, or after it was cut off';
comment on column runs.state_hash is 'Sixteen hexadecimal digits';
--rollback drop table runs;
