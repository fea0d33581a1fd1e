using System.Globalization;
using System.Text.Json.Nodes;
using OpenQA.Selenium;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>The Swagger page, used as somebody would who sits before it.</summary>
public sealed class SwaggerPage(Browser browser)
{
    public void Open(Uri service)
    {
        browser.Open(new Uri(service, "/swagger/"));
        browser.Find(By.CssSelector(".opblock"));
    }

    /// <summary>Opens an operation, which is ready to be tried.</summary>
    /// <param name="operation">Its tag and id, such as Sign-in-logIn.</param>
    public void Expand(string operation)
    {
        browser.Click(In(operation, ".opblock-summary-control"));
        browser.Find(In(operation, ".execute"));
    }

    public void FillBody(string operation, string body) => browser.Fill(In(operation, "textarea.body-param__text"), body);

    public void ChooseExample(string operation, string name) => browser.Click(In(operation, $".examples-select option[value='{name}']"));

    /// <summary>Presses Execute, and reads the answer that is shown.</summary>
    public (int Status, JsonNode Body) Execute(string operation)
    {
        browser.Click(In(operation, ".execute"));
        var status = browser.Find(In(operation, ".live-responses-table tbody .response-col_status")).Text;
        var body = browser.Find(In(operation, ".live-responses-table tbody .response-col_description .highlight-code pre")).GetDomProperty("textContent");
        return (int.Parse(status, CultureInfo.InvariantCulture), JsonNode.Parse(body!)!);
    }

    /// <summary>Gives the token to the Authorize dialog.</summary>
    public void Authorize(string token)
    {
        browser.Click(By.CssSelector(".auth-wrapper .btn.authorize"));
        browser.Fill(By.CssSelector(".modal-ux .auth-container input"), token);
        browser.Click(By.CssSelector(".modal-ux .modal-btn.authorize"));
        browser.Click(By.CssSelector(".modal-ux .btn-done"));
        browser.Find(By.CssSelector(".auth-wrapper .btn.authorize.locked"));
    }

    private static By In(string operation, string element) => By.CssSelector($"#operations-{operation} {element}");
}
