using System.Reflection;
using System.Reflection.Emit;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Architecture;

/// <summary>Finds the types that compiled code uses: in signatures, attributes and method bodies.</summary>
internal static class UsedTypes
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>What a type uses, not counting what the types nested in it do.</summary>
    public static HashSet<Type> Of(Type type)
    {
        var used = type.GetInterfaces()
            .Append(type.BaseType)
            .Concat(AttributesOf(type))
            .Concat(type.GetFields(All).SelectMany(field => AttributesOf(field).Append(field.FieldType)))
            .Concat(type.GetMethods(All).SelectMany(method => UsedBy(method).Append(method.ReturnType)))
            .Concat(type.GetConstructors(All).SelectMany(UsedBy));
        return [.. used.OfType<Type>().SelectMany(Parts)];
    }

    /// <summary>The type that a file declares: the outermost one around a lambda, an iterator or another nested type.</summary>
    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<Type?> AttributesOf(MemberInfo member) => member.GetCustomAttributesData().SelectMany(data => data.ConstructorArguments
        .Select(argument => argument.Value as Type)
        .Append(data.AttributeType));

    private static IEnumerable<Type?> UsedBy(MethodBase method) => AttributesOf(method)
        .Concat(method.GetParameters().Select(parameter => parameter.ParameterType))
        .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])
        .Concat(method.GetMethodBody() is { } body ? Tokens(body.GetILAsByteArray()!).SelectMany(token => Resolve(method, token)) : []);

    private static IEnumerable<Type?> Resolve(MethodBase method, int token)
    {
        var member = method.Module.ResolveMember(
            token,
            method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null);
        return member switch
        {
            Type type => [type],
            MethodInfo called => [called.DeclaringType, called.ReturnType, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            FieldInfo field => [field.DeclaringType, field.FieldType],
            _ => [member?.DeclaringType],
        };
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var i = 0; i < code.Length;)
        {
            var opCode = Codes[code[i] == 0xFE ? (short)(0xFE00 | code[i + 1]) : code[i]];
            i += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BitConverter.ToInt32(code, i);
            }

            i += opCode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
}
