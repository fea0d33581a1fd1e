using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.SqlServer;

/// <summary>What a compiled assembly uses of another one, read from its metadata.</summary>
internal static class AssemblyReferences
{
    /// <summary>The types and members of <paramref name="used"/> that <paramref name="user"/> names, and whether each exists there as named.</summary>
    public static IReadOnlyDictionary<string, bool> Of(Assembly user, Assembly used)
    {
        using var file = new PEReader(File.OpenRead(user.Location));
        var reader = file.GetMetadataReader();
        var usedName = used.GetName().Name;
        var types = reader.TypeReferences
            .Where(handle => AssemblyNameOf(reader, handle) == usedName)
            .ToDictionary(handle => handle, handle => TypeName.Of(reader, handle));
        var found = types.Values.ToDictionary(name => name, name => used.GetType(name) is not null);
        foreach (var reference in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (reference.Parent.Kind == HandleKind.TypeReference && types.TryGetValue((TypeReferenceHandle)reference.Parent, out var type))
            {
                var name = reader.GetString(reference.Name);
                var signature = reference.GetKind() == MemberReferenceKind.Field
                    ? reference.DecodeFieldSignature(new TypeName(), genericContext: null)
                    : SignatureOf(reference.DecodeMethodSignature(new TypeName(), genericContext: null));
                found[$"{type}.{name}: {signature}"] = used.GetType(type) is { } holder && SignaturesOf(holder, name).Contains(signature);
            }
        }

        return found;
    }

    private static string? AssemblyNameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            HandleKind.TypeReference => AssemblyNameOf(reader, (TypeReferenceHandle)scope),
            _ => null,
        };
    }

    /// <summary>The same text for the members that exist, from the other assembly's own metadata.</summary>
    private static IEnumerable<string> SignaturesOf(Type type, string name)
    {
        using var file = new PEReader(File.OpenRead(type.Assembly.Location));
        var reader = file.GetMetadataReader();
        for (var current = type; current?.Assembly == type.Assembly; current = current.BaseType)
        {
            var definition = reader.GetTypeDefinition((TypeDefinitionHandle)System.Reflection.Metadata.Ecma335.MetadataTokens.Handle(current.MetadataToken));
            foreach (var method in definition.GetMethods().Select(reader.GetMethodDefinition))
            {
                if (reader.GetString(method.Name) == name && IsVisible(method.Attributes))
                {
                    yield return SignatureOf(method.DecodeSignature(new TypeName(), genericContext: null));
                }
            }

            foreach (var field in definition.GetFields().Select(reader.GetFieldDefinition))
            {
                if (reader.GetString(field.Name) == name)
                {
                    yield return field.DecodeSignature(new TypeName(), genericContext: null);
                }
            }
        }
    }

    private static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static string SignatureOf(MethodSignature<string> signature) =>
        $"{(signature.Header.IsInstance ? "instance " : "")}{signature.ReturnType}({string.Join(", ", signature.ParameterTypes)})";

    /// <summary>Writes types by name only, since the two assemblies may reach the same framework type through different façades.</summary>
    private sealed class TypeName : ISignatureTypeProvider<string, object?>
    {
        public static string Of(MetadataReader reader, TypeReferenceHandle handle)
        {
            var type = reader.GetTypeReference(handle);
            var name = reader.GetString(type.Name);
            if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            {
                return $"{Of(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}";
            }

            return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
        }

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Of(reader, handle);

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeDefinition(handle);
            var name = reader.GetString(type.Name);
            if (type.IsNested)
            {
                return $"{GetTypeFromDefinition(reader, type.GetDeclaringType(), rawTypeKind)}+{name}";
            }

            return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
        }

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => $"{elementType}[]";

        public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{shape.Rank}]";

        public string GetByReferenceType(string elementType) => $"{elementType}&";

        public string GetPointerType(string elementType) => $"{elementType}*";

        public string GetPinnedType(string elementType) => elementType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => SignatureOf(signature);

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(", ", typeArguments)}>";

        public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

        public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

        // in, readonly and the like are part of a member's identity.
        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
            $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";
    }
}
