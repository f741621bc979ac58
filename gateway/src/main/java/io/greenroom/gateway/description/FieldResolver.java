package io.greenroom.gateway.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes fields as they are sent: named in snake case, {@code null} where the code says {@link Nullable}. */
class FieldResolver extends ModelResolver {

    /** Marks a field that an answer may leave out; {@link WholeAnswers} takes it away again. */
    static final String MAY_BE_LEFT_OUT = "x-may-be-left-out";

    private static final PropertyNamingStrategies.NamingBase NAMES = new PropertyNamingStrategies.SnakeCaseStrategy();

    FieldResolver(ObjectMapper mapper) {
        super(mapper.copy().setPropertyNamingStrategy(NAMES));
        openapi31(true);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Schema<?> schema = super.resolve(type, context, next);
        Class<?> described = _mapper.constructType(type.getType()).getRawClass();
        if (schema != null && described.isEnum()) {
            inLowerCase(schema);
        }
        Schema<?> model = schema == null ? null : model(schema, context);
        if (described.isRecord() && model != null && model.getProperties() != null) {
            for (RecordComponent component : described.getRecordComponents()) {
                complete(model.getProperties(), component);
            }
        }
        return schema;
    }

    @SuppressWarnings("rawtypes")
    private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    @SuppressWarnings("rawtypes")
    private static void complete(Map<String, Schema> fields, RecordComponent component) {
        String name = NAMES.translate(component.getName());
        Schema<?> field = fields.get(name);
        if (field == null) {
            return;
        }
        JsonInclude included = component.getAccessor().getAnnotation(JsonInclude.class);
        if (included != null) {
            field.addExtension(MAY_BE_LEFT_OUT, true);
        } else if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            fields.put(name, orNull(field));
        }
    }

    /** As they are sent; those that name themselves are in lower case too. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void inLowerCase(Schema schema) {
        if (schema.getEnum() != null) {
            schema.setEnum(((List<Object>) schema.getEnum())
                    .stream()
                            .map(word -> String.valueOf(word).toLowerCase(Locale.ROOT))
                            .toList());
        }
    }

    private static Schema<?> orNull(Schema<?> field) {
        if (field.get$ref() == null) {
            if (field.getTypes() != null) {
                field.addType("null");
            }
            return field;
        }
        Schema<?> nothing = new Schema<>();
        nothing.addType("null");
        Schema<?> either = new Schema<>()
                .addAnyOfItem(new Schema<>().$ref(field.get$ref()))
                .addAnyOfItem(nothing);
        either.setDescription(field.getDescription());
        return either;
    }
}
