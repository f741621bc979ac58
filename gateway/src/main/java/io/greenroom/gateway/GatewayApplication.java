package io.greenroom.gateway;

import io.greenroom.gateway.browsers.BrowserSettings;
import io.greenroom.gateway.limits.LimitSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The gateway's process. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@EnableAsync
public class GatewayApplication {

    /** Starts the gateway; a bad setting ends the process with one line and exit code 2. */
    public static void main(String[] args) {
        Environment environment = new StandardEnvironment();
        try {
            GatewaySettings.from(environment);
            DispatchSettings.from(environment);
            RetentionSettings.from(environment);
            LimitSettings.from(environment);
            BrowserSettings.from(environment);
        } catch (IllegalArgumentException bad) {
            System.err.println("greenroom gateway: " + bad.getMessage());
            System.exit(2);
        }
        SpringApplication.run(GatewayApplication.class, args);
    }
}
