package io.strikeiq.core.learning;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says what became of each signal, by the triple barrier (Lopez de Prado 2018, 3.3) on prices that could be traded at.
 *
 * <pre>
 *   signal      entry: first quote after it            + k·σ·√h   target: WIN
 *   ──┼───────────┼────────────────────────────────────────────┤
 *     │           │ ask for a buy, bid for a sell               h  TIMEOUT at the price in force
 *     │           └────────────────────────────────  − k·σ·√h   stop: LOSS
 *     └ UP buys, DOWN sells                            left at the bid, or the ask; costs count where they are known
 * </pre>
 *
 * <p>What an ended session, a gap of the feed or the retirement of the instrument leaves open is UNRESOLVED. Prices of one
 * event time have no order: if they reach both barriers, it is a LOSS. Given every tick in ring order, behind the stages,
 * and each signal behind its tick.
 */
public final class OutcomeLabeller implements Visited {
    private static final long UNSTARTED = Long.MIN_VALUE;

    private final LearningSettings settings;
    private final List<EngineDefinition> definitions;
    private final OutcomeRecorder recorder;
    private final SignalKinds kinds;
    private final double directionalPrior;
    private final OptionQuotes options = new OptionQuotes();
    /** In the order of their first definition. */
    private final List<UnderlyingOutcomes> underlyings = new ArrayList<>();
    /** By instrument id: id of its underlying, −1 while unknown. */
    private int[] underlyingOf = new int[0];
    /** No options, defined before their underlyings. */
    private final List<Instrument> early = new ArrayList<>();
    /** What earlier runs have learned; its version as the last CONFIDENCE tick names it, 0 for that of the start. */
    private PriorExperience prior;

    private long version;
    /** Event time of the first tick of the run. */
    private long startedAt = UNSTARTED;

    // By instrument id, found once.
    private UnderlyingOutcomes[] owners = new UnderlyingOutcomes[0];
    private ScoredBook[] books = new ScoredBook[0];

    public OutcomeLabeller(List<EngineDefinition> definitions, LearningSettings settings, OutcomeSink sink) {
        this.settings = settings;
        this.definitions = List.copyOf(definitions);
        this.prior = settings.archive().atStart();
        this.recorder = new OutcomeRecorder(definitions, sink);
        this.kinds = new SignalKinds(definitions);
        this.directionalPrior = new BarrierPrior(settings.barrier()).directional();
    }

    /** Takes the next tick; one that the gate has refused is nothing. */
    public void onTick(MarketEvent tick) {
        if (tick.refused != Refusal.NONE) {
            return;
        }
        if (startedAt == UNSTARTED && tick.sequence > 0 && tick.type != TickType.INSTRUMENT) {
            start(tick.time);
        }
        recorder.at(tick.sequence);
        switch (tick.type) {
            case QUOTE, DEPTH -> quote(tick);
            case UNDERLYING_PRICE, TRADE -> price(tick);
            case OPEN_INTEREST, VENUE_GREEKS -> pass(tick);
            case CLOCK -> passAll(tick.time);
            case INSTRUMENT -> define(tick.definition);
            case SESSION, DAY, FEED_STATE -> mark(tick);
            case CONFIDENCE -> replace(tick);
            case CONTROL -> {
                // Commands are no time of any underlying.
            }
        }
    }

    /** Somebody has put another experience in place of what was known. */
    private void replace(MarketEvent tick) {
        version = tick.confidenceVersion;
        prior = settings.archive().version(version);
        for (int i = 0; i < underlyings.size(); i++) {
            underlyings.get(i).begin(prior, tick.time);
        }
    }

    /** The run's own ticks begin, after its warm-up: what was known by then counts, and nothing that came later. */
    private void start(long time) {
        startedAt = time;
        for (int i = 0; i < underlyings.size(); i++) {
            begin(underlyings.get(i));
        }
    }

    private void begin(UnderlyingOutcomes underlying) {
        if (prior.size() > 0 || prior.modelStates()) {
            underlying.begin(prior, startedAt);
        }
    }

    /** The ticks have ended in order: what is open is UNRESOLVED at the last of them. */
    public void finish() {
        for (int i = 0; i < underlyings.size(); i++) {
            underlyings.get(i).finish();
        }
    }

    private UnderlyingOutcomes owner(int id) {
        return id >= 0 && id < owners.length ? owners[id] : null;
    }

    private void quote(MarketEvent tick) {
        int id = tick.instrumentId;
        UnderlyingOutcomes owner = owner(id);
        if (owner == null) {
            return;
        }
        owner.pass(tick.time);
        ScoredBook book = books[id];
        OptionQuote option = options.at(id);
        if (book != null || option != null) {
            quote(owner, book, option, tick);
        }
    }

    /** Most quotes are of options that no signal looks at, and do not come so far. */
    private static void quote(UnderlyingOutcomes owner, ScoredBook book, OptionQuote option, MarketEvent tick) {
        double bid = tick.bestBid();
        double ask = tick.bestAsk();
        if (book != null) {
            owner.onQuote(book, bid, ask);
        } else {
            option.onQuote(bid, ask);
            if (option.waiting > 0) {
                owner.onAwaited(option);
            }
        }
    }

    private void price(MarketEvent tick) {
        UnderlyingOutcomes owner = owner(tick.instrumentId);
        if (owner != null) {
            owner.pass(tick.time);
            if (tick.instrumentId == owner.id()) {
                owner.onPrice(tick.price);
            }
        }
    }

    private void pass(MarketEvent tick) {
        UnderlyingOutcomes owner = owner(tick.instrumentId);
        if (owner != null) {
            owner.pass(tick.time);
        }
    }

    private void passAll(long time) {
        for (int i = 0; i < underlyings.size(); i++) {
            underlyings.get(i).pass(time);
        }
    }

    private void mark(MarketEvent tick) {
        if (tick.instrumentId < 0) {
            for (int i = 0; i < underlyings.size(); i++) {
                mark(tick, underlyings.get(i), null);
            }
            return;
        }
        UnderlyingOutcomes owner = owner(tick.instrumentId);
        if (owner != null) {
            boolean ofUnderlying = tick.instrumentId == owner.id();
            mark(tick, owner, ofUnderlying ? null : books[tick.instrumentId]);
        }
    }

    /** @param book null when the tick concerns the underlying, or an option */
    private void mark(MarketEvent tick, UnderlyingOutcomes owner, ScoredBook book) {
        boolean ofUnderlying = tick.instrumentId < 0 || tick.instrumentId == owner.id();
        switch (tick.type) {
            case SESSION -> phase(tick, owner, book, ofUnderlying);
            case DAY -> {
                if (ofUnderlying && (tick.instrumentId >= 0 || !owner.hasSessions())) {
                    owner.day(tick.time);
                } else {
                    owner.pass(tick.time);
                }
            }
            default -> feed(tick, owner, book, ofUnderlying);
        }
    }

    private void phase(MarketEvent tick, UnderlyingOutcomes owner, ScoredBook book, boolean ofUnderlying) {
        if (ofUnderlying && tick.sessionPhase == SessionPhase.OPEN) {
            owner.openSession(tick.time);
        } else if (ofUnderlying && tick.sessionPhase == SessionPhase.CLOSE) {
            owner.closeSession(tick.time);
        } else if (!ofUnderlying && tick.sessionPhase == SessionPhase.EXPIRY) {
            expire(tick, owner, book);
        } else {
            owner.pass(tick.time);
        }
    }

    private void expire(MarketEvent tick, UnderlyingOutcomes owner, ScoredBook book) {
        OptionQuote option = options.at(tick.instrumentId);
        if (option != null) {
            option.gone = true;
        }
        if (book != null) {
            owner.retire(book, tick.time);
            books[tick.instrumentId] = null;
        } else {
            owner.pass(tick.time);
        }
    }

    private void feed(MarketEvent tick, UnderlyingOutcomes owner, ScoredBook book, boolean ofUnderlying) {
        if (!ofUnderlying && book == null) {
            option(tick, owner);
            return;
        }
        switch (tick.feedState) {
            case GAP, DOWN -> owner.lose(book, tick.time);
            case RESYNC, STALE -> owner.flag(book, tick.time);
            case CONNECTED -> owner.pass(tick.time);
            case POSITION -> {
                // No time of any underlying.
            }
        }
    }

    /** Quotes of an option that are lost are not in force any more. */
    private void option(MarketEvent tick, UnderlyingOutcomes owner) {
        owner.pass(tick.time);
        OptionQuote option = options.at(tick.instrumentId);
        if (option != null) {
            option.onQuote(Double.NaN, Double.NaN);
        }
    }

    /** An instrument that is defined before its underlying is found when that is there. */
    private void define(Instrument terms) {
        reserve(Math.max(terms.id(), terms.underlyingId()));
        options.redefine(terms);
        UnderlyingOutcomes before = owners[terms.id()];
        if (before != null && before.id() == terms.id()) {
            if (terms.isUnderlying()) {
                before.replace(terms);
            }
            return;
        }
        redefine(terms, before);
        underlyingOf[terms.id()] = terms.underlyingId();
        if (terms.isUnderlying()) {
            add(terms);
        } else {
            list(terms);
        }
    }

    /** What is moved elsewhere retires where it was. */
    private void redefine(Instrument terms, UnderlyingOutcomes before) {
        ScoredBook book = books[terms.id()];
        if (book == null) {
            return;
        }
        Instrument old = book.instrument();
        boolean same = old.kind() == terms.kind()
                && old.underlyingId() == terms.underlyingId()
                && old.expiryTime() == terms.expiryTime();
        if (same) {
            book.replace(terms);
        } else {
            before.retire(book, Long.MIN_VALUE);
            books[terms.id()] = null;
        }
    }

    private void add(Instrument terms) {
        UnderlyingOutcomes added = new UnderlyingOutcomes(
                terms,
                settings,
                recorder,
                options,
                new Experience(definitions, kinds, directionalPrior, BarrierPrior.EVEN));
        if (startedAt != UNSTARTED) {
            begin(added);
        }
        underlyings.add(added);
        books[terms.id()] = added.books().own();
        for (int id = 0; id < underlyingOf.length; id++) {
            if (underlyingOf[id] == terms.id()) {
                owners[id] = added;
            }
        }
        for (int i = early.size() - 1; i >= 0; i--) {
            if (early.get(i).underlyingId() == terms.id()) {
                list(early.remove(i));
            }
        }
    }

    private void list(Instrument terms) {
        UnderlyingOutcomes owner = owners[terms.underlyingId()];
        boolean known = owner != null && owner.id() == terms.underlyingId();
        owners[terms.id()] = known ? owner : null;
        if (terms.isOption()) {
            return;
        }
        early.removeIf(each -> each.id() == terms.id());
        if (!known) {
            early.add(terms);
        } else if (books[terms.id()] == null) {
            books[terms.id()] = owner.books().list(terms);
            owner.plan();
        }
    }

    private void reserve(int id) {
        options.reserve(id);
        if (id >= owners.length) {
            int length = owners.length;
            int size = Math.max(id + 1, 2 * length);
            owners = Arrays.copyOf(owners, size);
            books = Arrays.copyOf(books, size);
            underlyingOf = Arrays.copyOf(underlyingOf, size);
            Arrays.fill(underlyingOf, length, size, -1);
        }
    }

    /** Gives a signal of the last tick its confidence, as its underlying's outcomes teach it. */
    public void stamp(Signal signal) {
        UnderlyingOutcomes owner = owner(signal.underlyingId);
        int engine = recorder.indexOf(signal.engine);
        if (owner != null && engine >= 0) {
            owner.stamp(signal, engine);
        }
    }

    /** Opens a signal of the last tick, which has its number and its confidence. */
    public void onSignal(Signal signal) {
        UnderlyingOutcomes owner = owner(signal.underlyingId);
        int engine = recorder.indexOf(signal.engine);
        if (owner != null && engine >= 0) {
            owner.open(signal, engine);
        }
    }

    /** Signals that are open at one horizon or more. */
    public int openSignals() {
        int open = 0;
        for (UnderlyingOutcomes underlying : underlyings) {
            open += underlying.openSignals();
        }
        return open;
    }

    @Override
    public void visit(StateVisitor visitor) {
        startedAt = visitor.visit(startedAt);
        long named = visitor.visit(version);
        if (named != version) {
            version = named;
            prior = settings.archive().version(named);
        }
        int known = visitor.visit(underlyingOf.length);
        if (known > 0) {
            reserve(known - 1);
        }
        visitor.visit(underlyingOf, known);
        options.visit(visitor);
        int count = visitor.visit(underlyings.size());
        for (int i = 0; i < count; i++) {
            boolean restores = i >= underlyings.size();
            Instrument terms =
                    visitor.visit(restores ? null : underlyings.get(i).instrument());
            if (restores) {
                add(terms);
            }
            underlyings.get(i).visit(visitor);
            underlyings.get(i).books().index(books);
        }
        int waiting = visitor.visit(early.size());
        for (int i = 0; i < waiting; i++) {
            boolean restores = i >= early.size();
            Instrument terms = visitor.visit(restores ? null : early.get(i));
            if (restores) {
                early.add(terms);
            }
        }
    }
}
