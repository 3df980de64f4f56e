--liquibase formatted sql

--changeset strikeiq:018-predictions
--comment: What the online model said of each signal, and what became of it
create table predictions (
    timestamp       timestamptz      not null,
    run_id          text             not null,
    epoch           integer          not null,
    tick_sequence   bigint           not null,
    engine          text             not null,
    ordinal         integer          not null,
    symbol          text             not null,
    signal          text             not null,
    horizon_seconds double precision not null,
    model_version   text             not null,
    learned         double precision not null,
    probability     double precision not null,
    low             double precision,
    high            double precision,
    features        jsonb            not null,
    outcome         text check (outcome in ('WIN', 'LOSS', 'TIMEOUT', 'UNRESOLVED')),
    journal_index   bigint           not null,
    primary key (run_id, epoch, tick_sequence, engine, ordinal)
);
create index predictions_timestamp on predictions (timestamp desc);
create table smart_money_predictions (
    like predictions including all,
    bias integer not null check (bias in (-1, 0, 1)),
    flow double precision
);
comment on table predictions is 'Probabilities that the online model gave, beside the confidence of the signal';
comment on table smart_money_predictions is 'The same of the engine smart_money, with the side it takes';
comment on column predictions.timestamp is 'Event time of the signal';
comment on column predictions.run_id is 'Run';
comment on column predictions.epoch is 'Epoch of the run in which the signal came; with tick, engine and ordinal its identity';
comment on column predictions.tick_sequence is 'Tick of the signal';
comment on column predictions.engine is 'Engine of the signal';
comment on column predictions.ordinal is 'Ordinal of the signal among those of its tick';
comment on column predictions.symbol is 'Underlying';
comment on column predictions.signal is 'Kind of signal';
comment on column predictions.horizon_seconds is 'Seconds of event time within which the signal comes true or not';
comment on column predictions.model_version is 'The model and the features that it sees';
comment on column predictions.learned is 'Outcomes that the model had learned from';
comment on column predictions.probability is 'Probability of a win';
comment on column predictions.low is 'Lower end of its interval';
comment on column predictions.high is 'Upper end of its interval';
comment on column predictions.features is 'Strength, codes of regimes, and values of the evidence by reason';
comment on column predictions.outcome is 'What became of it: WIN, LOSS, TIMEOUT or UNRESOLVED; null while that is open';
comment on column predictions.journal_index is 'Record of the run''s journal';
comment on column smart_money_predictions.timestamp is 'Event time of the signal';
comment on column smart_money_predictions.run_id is 'Run';
comment on column smart_money_predictions.epoch is 'Epoch of the run in which the signal came; with tick, engine and ordinal its identity';
comment on column smart_money_predictions.tick_sequence is 'Tick of the signal';
comment on column smart_money_predictions.engine is 'Engine of the signal: smart_money';
comment on column smart_money_predictions.ordinal is 'Ordinal of the signal among those of its tick';
comment on column smart_money_predictions.symbol is 'Underlying';
comment on column smart_money_predictions.signal is 'Kind of signal';
comment on column smart_money_predictions.horizon_seconds is 'Seconds of event time within which the signal comes true or not';
comment on column smart_money_predictions.model_version is 'The model and the features that it sees';
comment on column smart_money_predictions.learned is 'Outcomes that the model had learned from';
comment on column smart_money_predictions.probability is 'Probability of a win';
comment on column smart_money_predictions.low is 'Lower end of its interval';
comment on column smart_money_predictions.high is 'Upper end of its interval';
comment on column smart_money_predictions.features is 'Strength, codes of regimes, and values of the evidence by reason';
comment on column smart_money_predictions.outcome is 'What became of it: WIN, LOSS, TIMEOUT or UNRESOLVED; null while that is open';
comment on column smart_money_predictions.journal_index is 'Record of the run''s journal';
comment on column smart_money_predictions.bias is 'Side of the signal: 1 bullish, -1 bearish';
comment on column smart_money_predictions.flow is 'Signed flow of its evidence, in sigmas';
--rollback drop table smart_money_predictions;
--rollback drop table predictions;

--changeset strikeiq:018-predicted-outcomes splitStatements:false rollbackSplitStatements:false
--comment: The outcome of a signal is written beside what was predicted of it
create function note_predicted_outcome() returns trigger language plpgsql as $$
begin
    update predictions set outcome = new.outcome
     where run_id = new.run_id and epoch = new.epoch and tick_sequence = new.tick_sequence
       and engine = new.engine and ordinal = new.ordinal and horizon_seconds = new.horizon_seconds;
    if found and new.engine = 'smart_money' then
        update smart_money_predictions set outcome = new.outcome
         where run_id = new.run_id and epoch = new.epoch and tick_sequence = new.tick_sequence
           and engine = new.engine and ordinal = new.ordinal and horizon_seconds = new.horizon_seconds;
    end if;
    return null;
end
$$;
create trigger signal_outcomes_predicted after insert on signal_outcomes
    for each row when (new.horizon_seconds = 1800) execute function note_predicted_outcome();
--rollback drop trigger signal_outcomes_predicted on signal_outcomes;
--rollback drop function note_predicted_outcome();
