--liquibase formatted sql

--changeset strikeiq:006-dead-letters
--comment: Rows that were refused, with the reason
create table dead_letters (
    id            bigint generated always as identity primary key,
    created_at    timestamptz not null default now(),
    run_id        text        not null,
    journal_index bigint      not null,
    target_table  text        not null,
    sql_state     text        not null,
    reason        text        not null,
    payload       text        not null
);
comment on column dead_letters.payload is 'The row in the text format of COPY; a zero byte is written as \x00';
--rollback drop table dead_letters;
