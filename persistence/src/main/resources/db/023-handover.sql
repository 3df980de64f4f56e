--liquibase formatted sql

--changeset strikeiq:023-position-ticks
--comment: By which tick, and how many of its records, a run is in the database, so that who takes its partition over goes on there
alter table journal_positions add column tick_sequence bigint not null default 0, add column tick_records bigint not null default 0;
comment on column journal_positions.tick_sequence is 'Last tick of which records are in the database; 0 before the first';
comment on column journal_positions.tick_records is 'How many records of that tick';
--rollback alter table journal_positions drop column tick_sequence, drop column tick_records;

--changeset strikeiq:023-partition-checkpoints
--comment: The newest state of each partition of a topic of ticks, from which another service goes on
create table partition_checkpoints (
    topic         text        not null,
    partition     integer     not null,
    run_id        text        not null,
    tick_sequence bigint      not null,
    event_time    bigint      not null,
    fed           bigint      not null,
    feed_offset   bigint      not null,
    ticks_after   bigint      not null,
    program       text        not null,
    config        text        not null,
    hashes        text        not null,
    definitions   bytea       not null,
    state         bytea       not null,
    made_at       timestamptz not null default now(),
    primary key (topic, partition)
);
comment on table partition_checkpoints is 'The newest state of each partition of a topic of ticks, from which another service goes on';
comment on column partition_checkpoints.topic is 'Topic of ticks';
comment on column partition_checkpoints.partition is 'Number of the partition in its topic';
comment on column partition_checkpoints.run_id is 'Run whose state it is';
comment on column partition_checkpoints.tick_sequence is 'Number of the tick in the run after which the state is';
comment on column partition_checkpoints.event_time is 'Event time of that tick, nanoseconds since the epoch';
comment on column partition_checkpoints.fed is 'Ticks up to that one that came from the feed';
comment on column partition_checkpoints.feed_offset is 'Offset of the partition at the last POSITION tick before it';
comment on column partition_checkpoints.ticks_after is 'Ticks of the feed between that one and the state';
comment on column partition_checkpoints.program is 'Version of the program, with a checksum of its classes';
comment on column partition_checkpoints.config is 'SHA-256 of what of the config the state depends on';
comment on column partition_checkpoints.hashes is 'Of each underlying a line: symbol, signals, hash of the state, hash of the signals';
comment on column partition_checkpoints.definitions is 'Definitions that hold, as frames of ticks';
comment on column partition_checkpoints.state is 'State of every stage, as in a file of checkpoints';
comment on column partition_checkpoints.made_at is 'When the row was written';
--rollback drop table partition_checkpoints;

--changeset strikeiq:023-partition-handovers
--comment: The last handover of each partition of a topic of ticks
create table partition_handovers (
    topic       text        not null,
    partition   integer     not null,
    from_epoch  bigint      not null,
    to_owner    text        not null,
    step        text        not null check (step in ('asked', 'shadow', 'ready', 'fenced', 'done', 'refused')),
    message     text        not null default '',
    hashes      text        not null default '',
    asked_at    timestamptz not null default now(),
    moved_at    timestamptz not null default now(),
    primary key (topic, partition)
);
comment on table partition_handovers is 'The last handover of each partition of a topic of ticks from its owner to another service';
comment on column partition_handovers.topic is 'Topic of ticks';
comment on column partition_handovers.partition is 'Number of the partition in its topic';
comment on column partition_handovers.from_epoch is 'Epoch of the owner that gives the partition away';
comment on column partition_handovers.to_owner is 'Name of the service that is to have it';
comment on column partition_handovers.step is 'asked, shadow: the new one catches up, ready: it has, fenced: the owner stands still at the fence, done, refused';
comment on column partition_handovers.message is 'Why it was refused';
comment on column partition_handovers.hashes is 'Of the owner at the fence, as in partition_checkpoints';
comment on column partition_handovers.asked_at is 'When the handover was asked for';
comment on column partition_handovers.moved_at is 'When it came to its step';
--rollback drop table partition_handovers;
