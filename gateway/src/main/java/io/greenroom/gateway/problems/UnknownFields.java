package io.greenroom.gateway.problems;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Holds {@link ExactFields} to their word; elsewhere a field that is not known is left aside. */
@Configuration(proxyBeanMethods = false)
class UnknownFields extends DeserializationProblemHandler {

    @Bean
    JsonMapperBuilderCustomizer exactFields() {
        return mapper -> mapper.addHandler(this);
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            ValueDeserializer<?> deserializer,
            Object beanOrClass,
            String name) {
        if (ExactFields.class.isAssignableFrom(deserializer.handledType())) {
            throw UnrecognizedPropertyException.from(parser, beanOrClass, name, deserializer.getKnownPropertyNames());
        }
        return false;
    }
}
