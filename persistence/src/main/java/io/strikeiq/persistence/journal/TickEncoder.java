package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.persistence.sbe.ClockEncoder;
import io.strikeiq.persistence.sbe.ConfidenceEncoder;
import io.strikeiq.persistence.sbe.ControlEncoder;
import io.strikeiq.persistence.sbe.DayEncoder;
import io.strikeiq.persistence.sbe.DepthEncoder;
import io.strikeiq.persistence.sbe.FeedStateEncoder;
import io.strikeiq.persistence.sbe.InstrumentEncoder;
import io.strikeiq.persistence.sbe.MessageHeaderEncoder;
import io.strikeiq.persistence.sbe.OpenInterestEncoder;
import io.strikeiq.persistence.sbe.QuoteEncoder;
import io.strikeiq.persistence.sbe.SessionEncoder;
import io.strikeiq.persistence.sbe.TradeEncoder;
import io.strikeiq.persistence.sbe.UnderlyingPriceEncoder;
import io.strikeiq.persistence.sbe.VenueGreeksEncoder;
import org.agrona.MutableDirectBuffer;

/** Encodes ticks into a record; allocates for instrument definitions only. */
final class TickEncoder {
    private final MutableDirectBuffer buffer;
    private final MessageHeaderEncoder header;
    private final InstrumentEncoder instrument = new InstrumentEncoder();
    private final UnderlyingPriceEncoder underlyingPrice = new UnderlyingPriceEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final DepthEncoder depth = new DepthEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final OpenInterestEncoder openInterest = new OpenInterestEncoder();
    private final VenueGreeksEncoder venueGreeks = new VenueGreeksEncoder();
    private final ClockEncoder clock = new ClockEncoder();
    private final SessionEncoder session = new SessionEncoder();
    private final ControlEncoder control = new ControlEncoder();
    private final DayEncoder day = new DayEncoder();
    private final FeedStateEncoder feedState = new FeedStateEncoder();
    private final ConfidenceEncoder confidence = new ConfidenceEncoder();

    TickEncoder(RecordBuffer record) {
        this.buffer = record.buffer();
        this.header = record.headerEncoder();
    }

    /** Returns the bytes of the message. */
    int encode(MarketEvent tick) {
        return switch (tick.type) {
            case INSTRUMENT -> instrument(tick);
            case UNDERLYING_PRICE -> underlyingPrice(tick);
            case QUOTE -> quote(tick);
            case DEPTH -> depth(tick);
            case TRADE -> trade(tick);
            case OPEN_INTEREST -> openInterest(tick);
            case VENUE_GREEKS -> venueGreeks(tick);
            case CLOCK -> clock(tick);
            case SESSION -> session(tick);
            case CONTROL -> control(tick);
            case DAY -> day(tick);
            case FEED_STATE -> feedState(tick);
            case CONFIDENCE -> confidence(tick);
        };
    }

    private int instrument(MarketEvent tick) {
        Instrument terms = tick.definition;
        return instrument
                .wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .instrumentId(terms.id())
                .underlyingId(terms.underlyingId())
                .kind((short) terms.kind().ordinal())
                .right((short) terms.right().ordinal())
                .exerciseStyle((short) terms.style().ordinal())
                .strike(terms.strike())
                .expiryTime(terms.expiryTime())
                .contractSize(terms.contractSize())
                .tickSize(terms.tickSize())
                .effectiveFrom(terms.effectiveFrom())
                .premiumUnit((short) terms.premiumUnit().ordinal())
                .negativePrices((short) (terms.negativePrices() ? 1 : 0))
                .bookInstrumentId(terms.bookInstrumentId())
                .symbol(terms.symbol())
                .currency(terms.currency())
                .venue(terms.venue())
                .series(terms.series())
                .encodedLength();
    }

    private int underlyingPrice(MarketEvent tick) {
        return underlyingPrice
                .wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .instrumentId(tick.instrumentId)
                .price(tick.price)
                .encodedLength();
    }

    private int quote(MarketEvent tick) {
        return quote.wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .instrumentId(tick.instrumentId)
                .bidPrice(tick.bidPrice)
                .askPrice(tick.askPrice)
                .bidSize(tick.bidSize)
                .askSize(tick.askSize)
                .encodedLength();
    }

    private int depth(MarketEvent tick) {
        if (tick.depth < 0 || tick.depth > MarketEvent.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "depth tick has " + tick.depth + " levels, at most " + MarketEvent.MAX_DEPTH + " are possible");
        }
        depth.wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .instrumentId(tick.instrumentId)
                .levelsOffered(tick.levelsOffered);
        DepthEncoder.LevelsEncoder levels = depth.levelsCount(tick.depth);
        for (int i = 0; i < tick.depth; i++) {
            levels.next()
                    .bidPrice(tick.bidPrices[i])
                    .bidSize(tick.bidSizes[i])
                    .askPrice(tick.askPrices[i])
                    .askSize(tick.askSizes[i]);
        }
        return depth.encodedLength();
    }

    private int trade(MarketEvent tick) {
        return trade.wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .instrumentId(tick.instrumentId)
                .price(tick.price)
                .size(tick.size)
                .aggressor((short) tick.aggressor.ordinal())
                .tradeId(tick.tradeId)
                .flags(tick.flags)
                .encodedLength();
    }

    private int openInterest(MarketEvent tick) {
        return openInterest
                .wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .instrumentId(tick.instrumentId)
                .openInterest(tick.openInterest)
                .encodedLength();
    }

    private int venueGreeks(MarketEvent tick) {
        return venueGreeks
                .wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .instrumentId(tick.instrumentId)
                .impliedVolatility(tick.venueIv)
                .delta(tick.venueDelta)
                .gamma(tick.venueGamma)
                .vega(tick.venueVega)
                .theta(tick.venueTheta)
                .forward(tick.venueForward)
                .encodedLength();
    }

    private int clock(MarketEvent tick) {
        return clock.wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .encodedLength();
    }

    private int session(MarketEvent tick) {
        return session.wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .instrumentId(tick.instrumentId)
                .phase((short) tick.sessionPhase.ordinal())
                .encodedLength();
    }

    private int control(MarketEvent tick) {
        return control.wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .code((short) tick.controlCode.ordinal())
                .engine(tick.controlEngine)
                .parameter(tick.controlParameter)
                .value(tick.controlValue)
                .encodedLength();
    }

    private int day(MarketEvent tick) {
        return day.wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .instrumentId(tick.instrumentId)
                .encodedLength();
    }

    private int feedState(MarketEvent tick) {
        return feedState
                .wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .instrumentId(tick.instrumentId)
                .state((short) tick.feedState.ordinal())
                .fromTime(tick.feedFrom)
                .toTime(tick.feedTo)
                .sourcePartition(tick.feedPartition)
                .sourceOffset(tick.feedOffset)
                .encodedLength();
    }

    private int confidence(MarketEvent tick) {
        return confidence
                .wrapAndApplyHeader(buffer, 0, header)
                .exchangeTime(tick.exchangeTime)
                .receiveTime(tick.receiveTime)
                .engine(tick.confidenceEngine)
                .cell(tick.confidenceCell)
                .value(tick.confidenceValue)
                .experience(tick.confidenceVersion)
                .encodedLength();
    }
}
