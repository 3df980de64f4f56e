--liquibase formatted sql

--changeset strikeiq:016-ai-event-logs
--comment: What befell the service besides its signals
create table ai_event_logs (
    id          text primary key,
    timestamp   timestamptz not null,
    event_type  text        not null check (event_type in ('START', 'STOP', 'CONTROL', 'DENIED')),
    actor       text        not null,
    description text        not null,
    metadata    jsonb       not null default '{}',
    run_id      text        not null,
    epoch       integer     not null
);
create index ai_event_logs_timestamp on ai_event_logs (timestamp desc);
create index ai_event_logs_type on ai_event_logs (event_type, timestamp desc);
comment on table ai_event_logs is 'Starts, ends, changes of engines, and requests that were denied';
comment on column ai_event_logs.id is 'By which an event is stored once';
comment on column ai_event_logs.timestamp is 'Wall clock of the service';
comment on column ai_event_logs.event_type is 'START, STOP, CONTROL or DENIED';
comment on column ai_event_logs.actor is 'Who did it: an address, a command, or the service';
comment on column ai_event_logs.description is 'One line for a person';
comment on column ai_event_logs.metadata is 'Figures and names, such as the hash of the config';
comment on column ai_event_logs.run_id is 'Run, empty before one is chosen';
comment on column ai_event_logs.epoch is 'Epoch of the run, 0 before one is chosen';
--rollback drop table ai_event_logs;
