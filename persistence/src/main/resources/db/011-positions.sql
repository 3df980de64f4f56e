--liquibase formatted sql

--changeset strikeiq:011-positions-by-consumer
--comment: How far each of those that follow a run's journal is; the rows of the database are those of the consumer database
alter table journal_positions add column consumer text not null default 'database';
alter table journal_positions drop constraint journal_positions_pkey;
alter table journal_positions add constraint journal_positions_pkey primary key (run_id, consumer);
comment on table journal_positions is 'Up to which record of its run''s journal each consumer is; moved in the transaction of its rows';
comment on column journal_positions.consumer is 'Who follows: database for the tables of signals and snapshots';
comment on column journal_positions.updated_at is 'When it last moved; a consumer that stands still for long no longer holds the journal''s files';
--rollback delete from journal_positions where consumer <> 'database';
--rollback alter table journal_positions drop constraint journal_positions_pkey;
--rollback alter table journal_positions drop column consumer;
--rollback alter table journal_positions add constraint journal_positions_pkey primary key (run_id);
