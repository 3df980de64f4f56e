package io.strikeiq.core.standard;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.dealergamma.DealerGamma;
import io.strikeiq.core.engine.formula.FormulaSignals;
import io.strikeiq.core.engine.gammasqueeze.GammaSqueeze;
import io.strikeiq.core.engine.liquidity.Liquidity;
import io.strikeiq.core.engine.optionstrap.OptionsTrap;
import io.strikeiq.core.engine.smartmoney.SmartMoney;
import io.strikeiq.core.engine.stophunt.StopHunt;
import io.strikeiq.core.engine.structure.StructuralAlerts;
import io.strikeiq.core.engine.vacuum.LiquidityVacuum;

/** The engines that come with StrikeIQ, in the order in which they run. A new engine is one line here. */
public final class StandardEngines {
    private StandardEngines() {}

    /** A fresh registry, to which others may be added. */
    public static EngineRegistry registry() {
        EngineRegistry registry = new EngineRegistry();
        registry.register(new Liquidity());
        registry.register(new StopHunt());
        registry.register(new SmartMoney());
        registry.register(new GammaSqueeze());
        registry.register(new OptionsTrap());
        registry.register(new LiquidityVacuum());
        registry.register(new FormulaSignals());
        registry.register(new DealerGamma());
        registry.register(new StructuralAlerts());
        return registry;
    }
}
