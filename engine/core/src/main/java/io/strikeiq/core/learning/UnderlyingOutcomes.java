package io.strikeiq.core.learning;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.VolatilityClaim;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Scores the signals of one underlying. A tick looks at the open ones only when a price is beyond the nearest barrier, when one
 * waits for its entry, or when the time of the first that is due has passed.
 */
final class UnderlyingOutcomes implements Visited {
    /** Age of the last quote of a session at most, for its price to be the session's last. */
    private static final long LAST_QUOTE = 300_000_000_000L;

    private static final long NO_TIME = Long.MIN_VALUE;

    private static final long HOUR = 3_600_000_000_000L;

    private final LearningSettings settings;
    private final Experience experience;
    private final TradingHours hours;
    private final UnderlyingBooks books;
    private final OptionQuotes options;
    private final SignalSettlement settlement;
    private final OpenSignals signals;

    /** Of its instrument, whatever its terms become. */
    private final int id;

    private long time = NO_TIME;
    /** Something is due at the first later time. */
    private long due = Long.MAX_VALUE;
    /** Event time from which the experience is brought up to date again. */
    private long mark = Long.MIN_VALUE;
    /** The first event time at which one of the two has come; it follows from them. */
    private long next = Long.MIN_VALUE;

    UnderlyingOutcomes(
            Instrument instrument,
            LearningSettings settings,
            OutcomeRecorder recorder,
            OptionQuotes options,
            Experience experience) {
        this.id = instrument.id();
        this.experience = experience;
        this.settings = settings;
        this.options = options;
        this.books = new UnderlyingBooks(instrument, settings.halfSpread());
        this.hours = new TradingHours(settings.closes());
        this.settlement = new SignalSettlement(settings, recorder, experience, hours, books);
        this.signals = new OpenSignals(books, options);
    }

    int id() {
        return id;
    }

    Instrument instrument() {
        return books.own().instrument();
    }

    UnderlyingBooks books() {
        return books;
    }

    /** Takes its terms as they are now. */
    void replace(Instrument terms) {
        books.replace(terms);
    }

    /** Moves time on, never back; what ended before it is decided. */
    void pass(long now) {
        if (now >= next) {
            reach(now);
        }
        if (now > time) {
            time = now;
        }
    }

    /** Does what is due: hardly any tick is the first after a horizon, or of an hour. */
    private void reach(long now) {
        if (time == NO_TIME && now != NO_TIME) {
            hours.begin(instrument(), now);
        }
        if (now > due) {
            settle(now, now);
        }
        if (now >= mark) {
            refresh(now);
        }
        foresee();
    }

    /** Finds the event time before which a tick changes nothing but prices. */
    private void foresee() {
        next = Math.min(mark, due == Long.MAX_VALUE ? due : due + 1);
    }

    /** At the first tick at or after each hour, and at each end of a session. */
    private void refresh(long now) {
        experience.refresh();
        mark = (Math.floorDiv(now, HOUR) + 1) * HOUR;
        foresee();
    }

    /**
     * Begins again with what earlier runs have learned.
     *
     * @param before event time before which that was known
     */
    void begin(PriorExperience prior, long before) {
        experience.begin(prior, instrument().venue(), instrument().symbol(), before);
    }

    /** The ticks have ended: what is due is decided, what is left open is not known. */
    void finish() {
        settleNow();
        cut(null);
        plan();
    }

    /** Gives a signal of the tick in hand its confidence. */
    void stamp(Signal signal, int engine) {
        if (signal.type.isScored()) {
            experience.stamp(signal, engine);
        }
    }

    /** A quote of the underlying or of a future on it. */
    void onQuote(ScoredBook book, double bid, double ask) {
        if (book.onQuote(time, bid, ask) && !signals.isEmpty()) {
            look(book);
        }
    }

    /** A trade or index value of the underlying. */
    void onPrice(double price) {
        if (books.onPrice(time, price) && !signals.isEmpty()) {
            look(books.standIn());
        }
    }

    /** A quote of an option that signals wait for. */
    void onAwaited(OptionQuote option) {
        if (Double.isNaN(option.ask)) {
            return;
        }
        option.waiting = 0;
        signals.pay(option);
    }

    private void look(ScoredBook book) {
        signals.look(book, time);
        plan();
    }

    /** Finds what is due next, and the bands of the books. */
    void plan() {
        books.clearBands();
        due = Math.min(books.nextExpiry(), signals.narrow());
        foresee();
    }

    /** Opens the horizons at which a signal of the tick in hand is scored. */
    void open(Signal signal, int engine) {
        if (!signal.type.isScored() || hours.isClosed()) {
            return;
        }
        ScoredBook book = books.scored(time);
        boolean implied = signal.impliedSigma > 0;
        double sigma = implied ? signal.impliedSigma : signal.realisedSigma;
        boolean directional = signal.type.claim() == VolatilityClaim.NONE;
        if (book == null || !(directional ? sigma > 0 : implied)) {
            return;
        }
        OpenSignal opened = signals.claim();
        opened.begin(signal, engine, book);
        experience.keep(signal, opened);
        opened.sigma = sigma;
        opened.flagged |= !implied;
        double cost = settings.cost(book.instrument().venue(), signal.time);
        opened.costKnown = !Double.isNaN(cost);
        opened.cost = opened.costKnown ? cost : 0;
        if (!directional) {
            opened.entryPrice = signal.spot;
        }
        long shortest = 2 * Math.min(book.medianSpacing(), Long.MAX_VALUE / 4);
        for (int h = 0; h < Horizons.count(); h++) {
            long length = Horizons.isSessionEnd(h) ? hours.left(time) : Horizons.nanos(h);
            if (length > 0 && length >= shortest) {
                settlement.begin(opened, h, length);
            }
        }
        if (opened.open == 0) {
            signals.giveBack(opened);
            return;
        }
        opened.atm = options.follow(signal.atmOption);
        opened.wing = options.follow(signal.wingOption);
        opened.plan();
        signals.add(opened);
        due = Math.min(due, opened.due);
        foresee();
        opened.narrow();
    }

    /**
     * Decides what a time later than {@link #due} leaves no doubt of.
     *
     * @param now what ends before it is decided
     * @param at event time of the decision
     */
    private void settle(long now, long at) {
        signals.collect();
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            for (int h = 0; h < Horizons.count() && signal.due < now; h++) {
                if (signal.isOpen[h] && signal.touchedAt[h] < now) {
                    settlement.touched(signal, h, at);
                }
            }
        }
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            for (int h = 0; h < Horizons.count() && signal.due < now; h++) {
                if (signal.isOpen[h] && signal.deadline[h] < now && signal.deadline[h] <= expiry(signal)) {
                    settlement.timedOut(signal, h, signal.deadline[h], Horizons.nanos(h) / 2, at);
                }
            }
        }
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            if (expiry(signal) < now) {
                settlement.cut(signal, expiry(signal), at);
            }
        }
        signals.release();
        books.expire(now);
        plan();
    }

    private static long expiry(OpenSignal signal) {
        return signal.book.instrument().expiryTime();
    }

    /** A session opens; one that has not been closed ends without its last price. */
    void openSession(long now) {
        pass(now);
        end(false);
        hours.open(instrument(), now);
        books.interrupt();
    }

    void closeSession(long now) {
        pass(now);
        end(true);
        hours.close(now);
        books.interrupt();
        refresh(now);
    }

    /** A day mark: the session ends and goes on. */
    void day(long now) {
        pass(now);
        endOfSession();
        signals.release();
        hours.day(instrument(), now);
        plan();
        refresh(now);
    }

    boolean hasSessions() {
        return hours.hasSessions();
    }

    private void end(boolean closes) {
        settleNow();
        if (closes) {
            endOfSession();
        }
        cut(null);
        plan();
    }

    /**
     * What is scored on a book is not known from now on.
     *
     * @param book null for all
     */
    private void cut(ScoredBook book) {
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            if (book == null || signal.book == book) {
                settlement.cut(signal, time, time);
            }
        }
        signals.release();
    }

    /** Also what ends at this very time. */
    private void settleNow() {
        if (due <= time) {
            settle(time + 1, time);
        }
        signals.collect();
    }

    private void endOfSession() {
        settleNow();
        int last = Horizons.count() - 1;
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            if (signal.isOpen[last]) {
                long oldest = Math.max(LAST_QUOTE, 2 * Math.min(signal.book.medianSpacing(), Long.MAX_VALUE / 4));
                settlement.timedOut(signal, last, time, oldest, time);
            }
        }
    }

    /**
     * Messages of an instrument are lost: what is scored on it is not known from here on.
     *
     * @param book null for all
     */
    void lose(ScoredBook book, long now) {
        pass(now);
        settleNow();
        cut(book);
        if (book == null) {
            books.interrupt();
        } else {
            book.interrupt();
        }
        plan();
    }

    /** Data are stale. */
    void flag(ScoredBook book, long now) {
        pass(now);
        signals.flag(book);
    }

    /** An instrument retires before its time. */
    void retire(ScoredBook book, long now) {
        lose(book, now);
        books.remove(book);
        plan();
    }

    int openSignals() {
        return signals.size();
    }

    @Override
    public void visit(StateVisitor visitor) {
        time = visitor.visit(time);
        due = visitor.visit(due);
        mark = visitor.visit(mark);
        next = Long.MIN_VALUE;
        experience.visit(visitor);
        hours.visit(visitor);
        books.visit(visitor);
        settlement.visit(visitor);
        signals.visit(visitor);
    }
}
