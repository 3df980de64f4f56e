--liquibase formatted sql

--changeset strikeiq:007-record-checksum
--comment: Checksum of the record at journal_index, by which a journal is known that lost its end in a power failure and then grew again
alter table journal_positions add column record_checksum bigint;
comment on column journal_positions.record_checksum is 'CRC-32C, unsigned; null or -1 is unknown';
--rollback alter table journal_positions drop column record_checksum;
