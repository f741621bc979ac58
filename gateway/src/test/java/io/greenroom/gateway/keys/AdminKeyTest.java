package io.greenroom.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.BadSettingException;
import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestServices;
import io.greenroom.gateway.database.DatabaseReady;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator starts a gateway with a key in its settings. */
@GatewayTest
class AdminKeyTest {

    private static final String ANOTHER = "another-admin-key-of-the-tests-0123456789";

    @LocalServerPort
    int port;

    @Autowired
    ConfigurableEnvironment environment;

    @Autowired
    ApiKeys keys;

    @Autowired
    Sessions sessions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher announce;

    @AfterEach
    void theOneBefore() {
        start(TestServices.ADMIN_KEY);
    }

    @Test
    void anotherKeyTakesThePlaceOfTheLastOneAndEndsItsSessions() {
        Api browser = Api.admin(port).signIn();
        assertThat(browser.get("/api/session").status()).isEqualTo(200);
        start(ANOTHER);
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
        assertThat(Api.admin(port).get("/api/session").status()).isEqualTo(401);
        assertThat(Api.nobody(port).key(ANOTHER).get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void theSameKeyAtTheNextStartEndsNothing() {
        Api browser = Api.admin(port).signIn();
        start(TestServices.ADMIN_KEY);
        assertThat(browser.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void takesAKeyOfOurFormAndOneThatOnlyBeginsLikeIt() {
        for (String key : new String[] {Secrets.newKey().text(), "gr_" + "an-operators-own-idea_of-a-key-0123456789"}) {
            start(key);
            assertThat(Api.nobody(port).key(key).get("/api/session").status())
                    .as(key)
                    .isEqualTo(200);
        }
    }

    @Test
    void aKeyThatWasCopiedWronglyStopsTheStart() {
        String key = Secrets.newKey().text();
        String wrong = key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0");
        assertThatThrownBy(() -> start(wrong))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("GREENROOM_ADMIN_KEY");
    }

    private void start(String key) {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new MapPropertySource("a start", Map.of("GREENROOM_ADMIN_KEY", key)));
        settings.merge(environment);
        AdminKey started = new AdminKey(GatewaySettings.from(settings), keys, sessions, transaction, announce);
        started.afterSingletonsInstantiated();
        started.put(new DatabaseReady());
    }
}
