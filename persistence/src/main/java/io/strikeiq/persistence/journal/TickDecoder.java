package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.persistence.sbe.ClockDecoder;
import io.strikeiq.persistence.sbe.ConfidenceDecoder;
import io.strikeiq.persistence.sbe.ControlDecoder;
import io.strikeiq.persistence.sbe.DayDecoder;
import io.strikeiq.persistence.sbe.DepthDecoder;
import io.strikeiq.persistence.sbe.FeedStateDecoder;
import io.strikeiq.persistence.sbe.InstrumentDecoder;
import io.strikeiq.persistence.sbe.OpenInterestDecoder;
import io.strikeiq.persistence.sbe.QuoteDecoder;
import io.strikeiq.persistence.sbe.SessionDecoder;
import io.strikeiq.persistence.sbe.TradeDecoder;
import io.strikeiq.persistence.sbe.UnderlyingPriceDecoder;
import io.strikeiq.persistence.sbe.VenueGreeksDecoder;
import org.agrona.DirectBuffer;

/** Decodes ticks into a slot; allocates for instrument definitions only. */
final class TickDecoder {
    private static final int MESSAGE = RecordBuffer.HEADER_LENGTH;
    private final InstrumentDecoder instrument = new InstrumentDecoder();
    private final UnderlyingPriceDecoder underlyingPrice = new UnderlyingPriceDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final DepthDecoder depth = new DepthDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final OpenInterestDecoder openInterest = new OpenInterestDecoder();
    private final VenueGreeksDecoder venueGreeks = new VenueGreeksDecoder();
    private final ClockDecoder clock = new ClockDecoder();
    private final SessionDecoder session = new SessionDecoder();
    private final ControlDecoder control = new ControlDecoder();
    private final DayDecoder day = new DayDecoder();
    private final FeedStateDecoder feedState = new FeedStateDecoder();
    private final ConfidenceDecoder confidence = new ConfidenceDecoder();

    /**
     * Decodes the record last read; returns false when it is no tick.
     *
     * @throws JournalDamagedException when no writer makes such a record
     */
    boolean decode(JournalScanner scanner, MarketEvent slot) {
        try {
            return decodeMessage(scanner, slot);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw scanner.undecodable(e);
        }
    }

    private boolean decodeMessage(JournalScanner scanner, MarketEvent slot) {
        return decode(
                scanner.record().buffer(),
                MESSAGE,
                scanner.templateId(),
                scanner.blockLength(),
                scanner.version(),
                slot);
    }

    /**
     * Decodes a message; returns false when it is no tick.
     *
     * @param at where the message begins, behind its header
     * @throws IllegalArgumentException when a value is none that a field can have
     * @throws IndexOutOfBoundsException when the message reaches beyond the buffer
     */
    boolean decode(DirectBuffer buffer, int at, int template, int block, int version, MarketEvent slot) {
        switch (template) {
            case InstrumentDecoder.TEMPLATE_ID -> instrument(instrument.wrap(buffer, at, block, version), slot);
            case UnderlyingPriceDecoder.TEMPLATE_ID ->
                underlyingPrice(underlyingPrice.wrap(buffer, at, block, version), slot);
            case QuoteDecoder.TEMPLATE_ID -> quote(quote.wrap(buffer, at, block, version), slot);
            case DepthDecoder.TEMPLATE_ID -> depth(depth.wrap(buffer, at, block, version), slot);
            case TradeDecoder.TEMPLATE_ID -> trade(trade.wrap(buffer, at, block, version), slot);
            case OpenInterestDecoder.TEMPLATE_ID -> openInterest(openInterest.wrap(buffer, at, block, version), slot);
            case VenueGreeksDecoder.TEMPLATE_ID -> venueGreeks(venueGreeks.wrap(buffer, at, block, version), slot);
            case ClockDecoder.TEMPLATE_ID -> clock(clock.wrap(buffer, at, block, version), slot);
            case SessionDecoder.TEMPLATE_ID -> session(session.wrap(buffer, at, block, version), slot);
            case ControlDecoder.TEMPLATE_ID -> control(control.wrap(buffer, at, block, version), slot);
            case DayDecoder.TEMPLATE_ID -> day(day.wrap(buffer, at, block, version), slot);
            case FeedStateDecoder.TEMPLATE_ID -> feedState(feedState.wrap(buffer, at, block, version), slot);
            case ConfidenceDecoder.TEMPLATE_ID -> confidence(confidence.wrap(buffer, at, block, version), slot);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void instrument(InstrumentDecoder message, MarketEvent slot) {
        long time = message.exchangeTime();
        long receiveTime = message.receiveTime();
        PremiumUnit premiumUnit = PremiumUnit.of(message.premiumUnit());
        boolean negativePrices = message.negativePrices() != 0;
        int bookInstrumentId = message.bookInstrumentId();
        Instrument terms = new Instrument(
                message.instrumentId(),
                message.symbol(),
                InstrumentKind.of(message.kind()),
                message.underlyingId(),
                OptionRight.of(message.right()),
                message.strike(),
                message.expiryTime(),
                ExerciseStyle.of(message.exerciseStyle()),
                message.contractSize(),
                message.tickSize(),
                message.currency(),
                message.effectiveFrom(),
                message.venue(),
                message.series(),
                premiumUnit,
                negativePrices,
                bookInstrumentId);
        slot.asInstrument(terms, time).receiveTime = receiveTime;
    }

    private static void underlyingPrice(UnderlyingPriceDecoder message, MarketEvent slot) {
        slot.asUnderlyingPrice(message.instrumentId(), message.exchangeTime(), message.price());
        slot.receiveTime = message.receiveTime();
    }

    private static void quote(QuoteDecoder message, MarketEvent slot) {
        slot.asQuote(
                message.instrumentId(),
                message.exchangeTime(),
                message.bidPrice(),
                message.bidSize(),
                message.askPrice(),
                message.askSize());
        slot.receiveTime = message.receiveTime();
    }

    private static void depth(DepthDecoder message, MarketEvent slot) {
        int id = message.instrumentId();
        long time = message.exchangeTime();
        long receiveTime = message.receiveTime();
        int offered = message.levelsOffered();
        DepthDecoder.LevelsDecoder levels = message.levels();
        if (levels.count() > MarketEvent.MAX_DEPTH) {
            throw new IllegalArgumentException("depth of " + levels.count() + " levels");
        }
        slot.asFullDepth(id, time, levels.count());
        slot.levelsOffered = offered;
        slot.receiveTime = receiveTime;
        for (int i = 0; levels.hasNext(); i++) {
            levels.next();
            slot.bidPrices[i] = levels.bidPrice();
            slot.bidSizes[i] = levels.bidSize();
            slot.askPrices[i] = levels.askPrice();
            slot.askSizes[i] = levels.askSize();
        }
    }

    private static void trade(TradeDecoder message, MarketEvent slot) {
        slot.asTrade(
                message.instrumentId(),
                message.exchangeTime(),
                message.price(),
                message.size(),
                Aggressor.of(message.aggressor()),
                message.tradeId(),
                message.flags());
        slot.receiveTime = message.receiveTime();
    }

    private static void openInterest(OpenInterestDecoder message, MarketEvent slot) {
        slot.asOpenInterest(message.instrumentId(), message.exchangeTime(), message.openInterest());
        slot.receiveTime = message.receiveTime();
    }

    private static void venueGreeks(VenueGreeksDecoder message, MarketEvent slot) {
        slot.asVenueGreeks(
                message.instrumentId(),
                message.exchangeTime(),
                message.impliedVolatility(),
                message.delta(),
                message.gamma(),
                message.vega(),
                message.theta(),
                message.forward());
        slot.receiveTime = message.receiveTime();
    }

    private static void clock(ClockDecoder message, MarketEvent slot) {
        slot.asClock(message.exchangeTime());
        slot.receiveTime = message.receiveTime();
    }

    private static void session(SessionDecoder message, MarketEvent slot) {
        slot.asSession(message.instrumentId(), message.exchangeTime(), SessionPhase.of(message.phase()));
        slot.receiveTime = message.receiveTime();
    }

    private static void control(ControlDecoder message, MarketEvent slot) {
        slot.asControl(
                message.exchangeTime(),
                ControlCode.of(message.code()),
                message.engine(),
                message.parameter(),
                message.value());
        slot.receiveTime = message.receiveTime();
    }

    private static void day(DayDecoder message, MarketEvent slot) {
        slot.asDay(message.instrumentId(), message.exchangeTime());
        slot.receiveTime = message.receiveTime();
    }

    private static void feedState(FeedStateDecoder message, MarketEvent slot) {
        slot.asFeedState(
                message.instrumentId(),
                message.exchangeTime(),
                FeedState.of(message.state()),
                message.fromTime(),
                message.toTime());
        slot.feedPartition = message.sourcePartition();
        slot.feedOffset = message.sourceOffset();
        slot.receiveTime = message.receiveTime();
    }

    private static void confidence(ConfidenceDecoder message, MarketEvent slot) {
        slot.asConfidence(
                message.exchangeTime(), message.engine(), message.cell(), message.value(), message.experience());
        slot.receiveTime = message.receiveTime();
    }
}
