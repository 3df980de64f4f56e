--liquibase formatted sql

--changeset strikeiq:017-outcome-circumstances
--comment: What each outcome was scored with, and what the signal was
alter table signal_outcomes
    add column direction text,
    add column signal_time timestamptz,
    add column strength double precision,
    add column confidence double precision,
    add column confidence_n double precision,
    add column iv_regime text,
    add column gamma_regime text,
    add column sigma double precision,
    add column barrier double precision,
    add column realised_variance double precision,
    add column implied_variance double precision,
    add column atm_option_return double precision,
    add column wing_option_return double precision;
comment on column signal_outcomes.direction is 'Direction of the signal: NONE, UP or DOWN';
comment on column signal_outcomes.signal_time is 'Event time of the signal';
comment on column signal_outcomes.strength is 'Strength of the signal';
comment on column signal_outcomes.confidence is 'Confidence of the signal when it was emitted';
comment on column signal_outcomes.confidence_n is 'Outcomes by weight that the confidence was learned from, 0 for a prior';
comment on column signal_outcomes.iv_regime is 'IV regime at the signal: LOW, NORMAL, ELEVATED or EXTREME';
comment on column signal_outcomes.gamma_regime is 'Dealer-gamma regime at the signal: SHORT, NEUTRAL or LONG';
comment on column signal_outcomes.sigma is 'Annualised volatility from which the barriers were made';
comment on column signal_outcomes.barrier is 'Distance of target and stop from the entry, fraction';
comment on column signal_outcomes.realised_variance is 'Variance realised over the horizon, of a signal without a direction';
comment on column signal_outcomes.implied_variance is 'Variance implied for the horizon, of a signal without a direction';
comment on column signal_outcomes.atm_option_return is 'Return of the at-the-money option, bought at the ask and sold at the bid';
comment on column signal_outcomes.wing_option_return is 'Return of the 25-delta option, bought at the ask and sold at the bid';
--rollback alter table signal_outcomes drop column direction, drop column signal_time, drop column strength, drop column confidence, drop column confidence_n, drop column iv_regime, drop column gamma_regime, drop column sigma, drop column barrier, drop column realised_variance, drop column implied_variance, drop column atm_option_return, drop column wing_option_return;
