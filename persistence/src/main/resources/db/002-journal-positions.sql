--liquibase formatted sql

--changeset strikeiq:002-journal-positions
--comment: Up to which record each run's journal is in the other tables; moved in the transaction of the rows
create table journal_positions (
    run_id        text primary key,
    journal_index bigint      not null,
    updated_at    timestamptz not null default now()
);
--rollback drop table journal_positions;
