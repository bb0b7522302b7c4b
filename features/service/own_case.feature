Feature: A person's own case
  A person gets one code with the decision. It opens all that is kept of this person, it deletes it, and
  nothing else does.

  Background:
    Given a person with two weeks of simple low back pain
    And the person has asked for a week

  Scenario: A person gets all that is kept
    When the person asks for all that is kept
    Then the person gets every answer and the whole decision

  Scenario: A person learns that somebody looked and what was said, but not who it was
    Given "anna" has looked at the case
    And "anna" has agreed with the case
    When the person asks for all that is kept
    Then the person is told of "look, review"
    And the person is not told the name "anna"

  Scenario Outline: The code may be copied carelessly
    Then the code opens the case when it is written <how>

    Examples:
      | how              |
      | in small letters |
      | without hyphens  |
      | with spaces      |
      | with look-alikes |

  Scenario Outline: A slip of the pen is told before the code is looked up
    Then the code with <slip> is no code

    Examples:
      | slip                               |
      | one wrong letter                   |
      | two neighbours the wrong way round |
      | one letter left out                |

  Scenario: Deleting the case leaves nothing of what was said
    When the person deletes the case
    Then the code opens nothing
    And no case is kept
    And of the case only its deletion is still on record
    And the chain holds with 2 records

  Scenario: Deleting the case elsewhere leaves no answer in the browser that it was made in
    When the person asks by the form
    And the last person deletes the case
    Then the browser of the person shows no answer
    And of the form nothing is kept

  Scenario: What clinicians said goes with the case
    Given "anna" has looked at the case
    And "anna" has disagreed as "too_cautious", and would have chosen "plan"
    When the person deletes the case
    Then of the case only its deletion is still on record
    And no review is kept
    And the chain holds with 4 records

  Scenario: What is deleted cannot be deleted again
    Given the person has deleted the case
    When the person deletes the case
    Then nothing is deleted
    And the chain holds with 2 records

  Scenario: Deleting touches nobody else
    Given another person has asked for a week
    When the person deletes the case
    Then the code opens nothing
    And the code of the other person opens their own case

  Scenario Outline: Nothing but the code opens the case
    Then the case cannot be opened with <what>
    And the case cannot be deleted with <what>

    Examples:
      | what                         |
      | no code at all               |
      | a code that nobody was given |
      | the number of the case       |
      | the code but for a letter    |

  Scenario: The code of somebody else opens that person's own case and no other
    Given another person has asked for a week
    Then each code opens its own case

  Scenario: Changing an answer gives a new plan under the same code
    Given the person has changed "age" to "41" and asked again
    Then two cases are kept
    And the code opens the case with "41" for "age"
    And the chain holds with 2 records

  Scenario: The code brings and deletes what the plan replaced, too
    Given the person has changed "age" to "41" and asked again
    When the person asks for all that is kept
    Then the person gets both decisions
    When the person deletes the case
    Then the code opens nothing
    And no case is kept
    And the chain holds with 4 records
