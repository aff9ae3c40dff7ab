package io.panoptes.cli.chaos.fault;

import io.panoptes.cli.chaos.fault.Fault.ChangeParallelism;
import io.panoptes.cli.chaos.fault.Fault.DeployPack;
import io.panoptes.cli.chaos.fault.Fault.KillBroker;
import io.panoptes.cli.chaos.fault.Fault.KillJobManager;
import io.panoptes.cli.chaos.fault.Fault.KillTaskManager;
import io.panoptes.cli.chaos.fault.Fault.RollBackPack;
import io.panoptes.cli.chaos.fault.Fault.SendPoison;
import io.panoptes.cli.chaos.fault.Fault.ShadowPack;
import io.panoptes.cli.chaos.fault.Fault.StopRegistry;
import io.panoptes.cli.chaos.fault.Fault.SuspendBroker;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Kinds of faults, and how one is drawn. Their names are in reports. */
public enum FaultKind {
  KILL_TASK_MANAGER {
    @Override
    Fault draw(RandomGenerator random, Duration outage) {
      return new KillTaskManager(random.nextInt(SupervisedPipeline.TASK_MANAGERS));
    }
  },
  KILL_JOB_MANAGER {
    @Override
    Fault draw(RandomGenerator random, Duration outage) {
      return new KillJobManager();
    }
  },
  KILL_BROKER {
    @Override
    Fault draw(RandomGenerator random, Duration outage) {
      return new KillBroker(part(random, outage));
    }
  },
  SUSPEND_BROKER {
    @Override
    Fault draw(RandomGenerator random, Duration outage) {
      return new SuspendBroker(outage);
    }
  },
  STOP_REGISTRY {
    @Override
    Fault draw(RandomGenerator random, Duration outage) {
      return new StopRegistry(
          random.nextInt(SupervisedPipeline.TASK_MANAGERS), part(random, outage));
    }
  },
  SEND_POISON {
    @Override
    Fault draw(RandomGenerator random, Duration outage) {
      return new SendPoison();
    }
  },
  CHANGE_PARALLELISM {
    @Override
    Fault draw(RandomGenerator random, Duration outage) {
      return new ChangeParallelism(1 + random.nextInt(SupervisedPipeline.SLOTS - 1));
    }
  },
  DEPLOY_PACK {
    @Override
    Fault draw(RandomGenerator random, Duration outage) {
      return new DeployPack();
    }
  },
  ROLL_BACK_PACK {
    @Override
    Fault draw(RandomGenerator random, Duration outage) {
      return new RollBackPack();
    }
  },
  SHADOW_PACK {
    @Override
    Fault draw(RandomGenerator random, Duration outage) {
      return new ShadowPack();
    }
  };

  /** Whether the line goes on meanwhile, and another pack is served afterwards. */
  public boolean changesPack() {
    return this == DEPLOY_PACK || this == ROLL_BACK_PACK;
  }

  /**
   * @param outage the longest time that something is gone
   */
  abstract Fault draw(RandomGenerator random, Duration outage);

  private static Duration part(RandomGenerator random, Duration outage) {
    return outage.dividedBy(100).multipliedBy(random.nextInt(100));
  }

  /** As reports write it, such as {@code kill-task-manager}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
