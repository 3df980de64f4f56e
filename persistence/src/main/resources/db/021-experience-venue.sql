--liquibase formatted sql

--changeset strikeiq:021-experience-venue
--comment: Two venues may list one symbol
alter table formula_experience add column venue text not null default '';
alter table formula_experience drop constraint formula_experience_pkey;
alter table formula_experience add primary key (experience_version, venue, symbol, engine, signal, iv_regime, gamma_regime, horizon_seconds);
comment on column formula_experience.venue is 'Venue of the underlying, empty where it was not kept';
--rollback delete from formula_experience where venue <> '' and exists (select 1 from formula_experience other where other.experience_version = formula_experience.experience_version and other.symbol = formula_experience.symbol and other.venue < formula_experience.venue);
--rollback alter table formula_experience drop constraint formula_experience_pkey;
--rollback alter table formula_experience drop column venue;
--rollback alter table formula_experience add primary key (experience_version, symbol, engine, signal, iv_regime, gamma_regime, horizon_seconds);
