--liquibase formatted sql

--changeset strikeiq:008-alerts
--comment: What has changed about the day itself. A view: an alert is a signal, with the same identity and committed once in ai_signal_logs; a table beside it would hold each twice
create view alerts as
    select id, timestamp, symbol, signal as alert, strength, confidence, spot_price, level, metadata, engine, run_id,
           tick_sequence, ordinal, journal_index
      from ai_signal_logs
     where engine = 'structure' or signal = 'GAMMA_FLIP_CROSS';
create index ai_signal_logs_alerts on ai_signal_logs (timestamp desc)
    where engine = 'structure' or signal = 'GAMMA_FLIP_CROSS';
comment on view alerts is 'Signals of the engine structure, and the cross of zero gamma; none has a direction';
--rollback drop index ai_signal_logs_alerts; drop view alerts;
