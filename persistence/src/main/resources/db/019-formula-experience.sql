--liquibase formatted sql

--changeset strikeiq:019-formula-experience
--comment: What engines and formulas have shown, by version of the desk's experience
create table formula_experience (
    experience_version  text             not null,
    symbol              text             not null,
    engine              text             not null,
    signal              text             not null,
    iv_regime           text             not null,
    gamma_regime        text             not null,
    horizon_seconds     double precision not null,
    tests               bigint           not null,
    wins                bigint           not null,
    losses              bigint           not null,
    timeouts            bigint           not null,
    success_rate        double precision,
    adjusted_confidence double precision,
    low                 double precision,
    high                double precision,
    last_update         timestamptz      not null,
    primary key (experience_version, symbol, engine, signal, iv_regime, gamma_regime, horizon_seconds)
);
comment on table formula_experience is 'What became of the signals of each engine and formula, as each version of the desk''s experience has it';
comment on column formula_experience.experience_version is 'Version of the experience, by the hash of its content';
comment on column formula_experience.symbol is 'Underlying';
comment on column formula_experience.engine is 'Engine; that of the formulas F01 to F10 is formula';
comment on column formula_experience.signal is 'Kind of signal, ANY for all of the engine';
comment on column formula_experience.iv_regime is 'IV regime at the signal: LOW, NORMAL, ELEVATED, EXTREME or UNKNOWN, ANY for all';
comment on column formula_experience.gamma_regime is 'Dealer-gamma regime at the signal: SHORT, NEUTRAL, LONG or UNKNOWN, ANY for all';
comment on column formula_experience.horizon_seconds is 'Seconds of event time from the signal on, 0 for the end of its session';
comment on column formula_experience.tests is 'Outcomes that are known';
comment on column formula_experience.wins is 'Of these those whose target was reached first';
comment on column formula_experience.losses is 'Of these those whose stop was reached first';
comment on column formula_experience.timeouts is 'Of these those that reached neither';
comment on column formula_experience.success_rate is 'Wins per outcome';
comment on column formula_experience.adjusted_confidence is 'Confidence that a signal of these regimes gets; null where none is stated: other horizons, and sums';
comment on column formula_experience.low is 'Lower end of its interval';
comment on column formula_experience.high is 'Upper end of its interval';
comment on column formula_experience.last_update is 'Event time of the last outcome';
--rollback drop table formula_experience;
