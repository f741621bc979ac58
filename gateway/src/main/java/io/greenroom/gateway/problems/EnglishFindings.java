package io.greenroom.gateway.problems;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is wrong with a field is said in English, as every detail is. Left alone the validator says it in any language that
 * the caller or the machine prefers and its authors know, and our own words stand between them.
 */
@Configuration(proxyBeanMethods = false)
class EnglishFindings {

    @Bean
    static ValidationConfigurationCustomizer messagesInEnglish() {
        return validation -> validation.messageInterpolator(english(validation.getDefaultMessageInterpolator()));
    }

    private static MessageInterpolator english(MessageInterpolator words) {
        return new MessageInterpolator() {
            @Override
            public String interpolate(String template, Context context) {
                return words.interpolate(template, context, Locale.ENGLISH);
            }

            @Override
            public String interpolate(String template, Context context, Locale anyones) {
                return words.interpolate(template, context, Locale.ENGLISH);
            }
        };
    }
}
