--liquibase formatted sql

--changeset strikeiq:025-run-experience
--comment: The experience with which a run of an owner began, for who goes on with it
create table run_experience (
    run_id             text        not null primary key,
    experience_version text        not null,
    begun_at           timestamptz not null default now()
);
comment on table run_experience is 'The version of the experience with which a run of an owner of a partition began';
comment on column run_experience.run_id is 'The run';
comment on column run_experience.experience_version is 'Id of the version: hash of its content';
comment on column run_experience.begun_at is 'When the row was written';
--rollback drop table run_experience;

--changeset strikeiq:025-experience-versions
--comment: Versions of the experience with all their lessons, where another machine finds them
create table experience_versions (
    experience_version text        not null primary key,
    content            text        not null,
    stored_at          timestamptz not null default now()
);
comment on table experience_versions is 'Versions of the experience that runs of owners of partitions began with';
comment on column experience_versions.experience_version is 'Id of the version: hash of its content';
comment on column experience_versions.content is 'The version and its lessons, as in the files of a desk';
comment on column experience_versions.stored_at is 'When the row was written';
--rollback drop table experience_versions;
