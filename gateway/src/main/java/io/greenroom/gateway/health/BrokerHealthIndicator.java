package io.greenroom.gateway.health;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.LinkState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** What the link to the broker is known to be, by the broker's own word. Tasks are accepted in any case. */
@Component
class BrokerHealthIndicator implements HealthIndicator {

    private static final Status BLOCKED = new Status("BLOCKED");

    private final LinkState link;

    BrokerHealthIndicator(ConfirmedPublisher publisher) {
        this.link = publisher.link();
    }

    @Override
    public Health health() {
        LinkState.Snapshot now = link.now();
        Health.Builder health = Health.status(
                        switch (now.condition()) {
                            case UP -> Status.UP;
                            case AWAY -> ServiceWatch.AWAY;
                            case BLOCKED -> BLOCKED;
                        })
                .withDetail("since", now.since());
        // Why a broker is away names hosts and accounts; why it blocks us does not.
        if (now.condition() == LinkState.Condition.BLOCKED && now.reason() != null) {
            health.withDetail("reason", now.reason());
        }
        return health.build();
    }
}
