--liquibase formatted sql

--changeset strikeiq:020-partition-owners
--comment: Which service processes which partition of a topic of ticks
create table partition_owners (
    topic         text        not null,
    partition     integer     not null check (partition >= 0),
    epoch         bigint      not null check (epoch > 0),
    owner         text        not null,
    run_id        text        not null,
    lease_until   timestamptz not null,
    primary key (topic, partition)
);
comment on table partition_owners is 'Which service processes which partition of a topic of ticks; changed with a condition on the epoch';
comment on column partition_owners.topic is 'Topic of ticks';
comment on column partition_owners.partition is 'Partition of the topic, from 0';
comment on column partition_owners.epoch is 'Rises with each owner; who writes with a lower one is owner no more';
comment on column partition_owners.owner is 'Name of the service, of its config';
comment on column partition_owners.run_id is 'Run by which it processes the partition';
comment on column partition_owners.lease_until is 'When another may take over though it says nothing, by the clock of the database';
--rollback drop table partition_owners;
